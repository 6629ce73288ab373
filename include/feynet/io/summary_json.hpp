#pragma once

#include "feynet/io/summary.hpp"

#include <string>

namespace feynet {

/// summary.json: the verdict and, for each network, observables by name, correlator, effective gap,
/// χ² test, sampler and remarks. What is absent or not finite is null; traces and paths are left to
/// the store.
std::string to_json(const Summary& summary);

}  // namespace feynet
