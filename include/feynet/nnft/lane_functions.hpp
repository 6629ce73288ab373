#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// cos z in every lane, to 2e-16 (1 + |z|).
Lanes lane_cosine(const Lanes& z);

/// erf z in every lane, to 5e-16.
Lanes lane_erf(const Lanes& z);

/// eˣ in every lane, to a relative 3e-16 for |x| < 700; beyond, that of ±700.
Lanes lane_exponential(const Lanes& x);

}  // namespace feynet
