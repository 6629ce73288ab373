#pragma once

#include "ratio.hpp"

namespace feynet::bench {

/// R2 and its neighbours: random numbers against Boost's.
std::vector<Ratio> random_rows(Effort effort);

/// R12 and R14: threads, the start of a run, its memory.
std::vector<Ratio> program_rows(Effort effort);

}  // namespace feynet::bench
