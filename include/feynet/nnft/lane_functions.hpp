#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// cos z in every lane, to 2e-16 (1 + |z|).
Lanes lane_cosine(const Lanes& z);

/// erf z in every lane, to 4e-16.
Lanes lane_erf(const Lanes& z);

}  // namespace feynet
