#pragma once

#include "feynet/study/validation/validation_case.hpp"

namespace feynet {

std::vector<ValidationCase> oscillator_cases();
std::vector<ValidationCase> interacting_path_cases();
std::vector<ValidationCase> other_path_cases();
std::vector<ValidationCase> field_cases();
std::vector<ValidationCase> nnft_cases();
std::vector<ValidationCase> holography_cases();
std::vector<ValidationCase> boltzmann_cases();

}  // namespace feynet
