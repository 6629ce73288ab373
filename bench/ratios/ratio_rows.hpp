#pragma once

#include "ratio.hpp"

namespace feynet::bench {

/// R2 and its neighbours: random numbers against Boost's.
std::vector<Ratio> random_rows(Effort effort);

}  // namespace feynet::bench
