#include "feynet/study/validation/validation_case.hpp"

#include "case_lists.hpp"

namespace feynet {

std::vector<ValidationCase> validation_cases() {
    std::vector<ValidationCase> all;
    for (std::vector<ValidationCase> (*list)() :
         {oscillator_cases,
          interacting_path_cases,
          other_path_cases,
          field_cases,
          nnft_cases,
          holography_cases,
          boltzmann_cases}) {
        for (ValidationCase& one : list()) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

std::vector<LeftOut> left_out_of_validation() {
    return {
        {"binder, critical_line",
         "critical couplings are known from other simulations only, and their own systematic error "
         "is as large as the statistical one"},
        {"ground_state: E₀",
         "of a finite imaginary time; |ψ₀|² in the middle of the path is taken"},
        {"stochastic_quantisation: Langevin",
         "extrapolated in the step, whose next order is of the size of the error"},
        {"rbm-ground-state, wave-functions",
         "variational energies are above the exact one by what the ansatz lacks, not by chance"},
        {"ising-phases", "a classifier is below the likelihood ratio by what it has not learned"},
        {"ads-metric, ads-meson: their bands",
         "they hold what the prior leaves open: of one bulk the metric is off to the same side for "
         "every noise (h_1 by 1.3 bands in the mean of 40), so it is held to a tolerance"},
        {"ads-metric as published, ads-magnet, ads-qcd as published",
         "networks trained on labels have a spread of starts and no standard error"},
        {"hmc with steps as coarse as the default acceptance allows",
         "in strongly coupled fields and between two wells a chain then stays at a large amplitude "
         "for 20 … 40 trajectories now and then; the Γ-method alone gives errors too small by 1.3 "
         "(150 runs of phi4-hmc), with means over long stretches pulls are 0.99 … 1.05 wide (180 "
         "runs); phi4-hmc takes acceptance 0.99, expression kind = auto"},
        {"duality: N → ∞",
         "extrapolated in 1/N, where what the fit leaves out is no chance; it is a test of "
         "validation/nnft"}};
}

}  // namespace feynet
