#pragma once

#include "feynet/study/path/path_settings.hpp"
#include "feynet/study/verdict.hpp"

namespace feynet {

/// What the networks of a path integral are held to.
Expectation expectation_of(const PathSettings& settings);

}  // namespace feynet
