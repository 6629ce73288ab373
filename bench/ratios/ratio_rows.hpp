#pragma once

#include "ratio.hpp"

namespace feynet::bench {

/// R1, R2, R4: random numbers, and the samplers that are made of little else.
std::vector<Ratio> random_rows(Effort effort);

/// R5, R6, R7 and the second half of R9: independent measurements per second of paths.
std::vector<Ratio> sampling_rows(Effort effort);

/// R10: the same of a field.
std::vector<Ratio> field_sampling_rows(Effort effort);

/// R12 and R14: threads, the start of a run, its memory.
std::vector<Ratio> program_rows(Effort effort);

/// R3, R8, R9 (networks) and R13: kernels beside a triad, the force on the sites and each other.
std::vector<Ratio> kernel_rows(Effort effort);

/// R11: measurements beside updates.
std::vector<Ratio> measurement_rows(Effort effort);

}  // namespace feynet::bench
