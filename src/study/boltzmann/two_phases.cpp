#include "two_phases.hpp"

namespace feynet {

TwoPhases::TwoPhases(const IsingPhasesSettings& settings, int n_threads)
    : settings_(settings),
      cold_(ising_truth(settings.data.size, settings.data.cold)),
      hot_(ising_truth(settings.data.size, settings.data.hot)),
      n_threads_(n_threads),
      training_(labelled(0)),
      held_out_(labelled(2)) {}

Eigen::VectorXd TwoPhases::likelihood_ratio(const Eigen::MatrixXd& spins) const {
    return (log_weights(cold_.law, spins) - log_weights(hot_.law, spins)).array() -
           (cold_.log_partition - hot_.log_partition);
}

Eigen::MatrixXd TwoPhases::at(double coupling, std::uint16_t run) const {
    return ising_samples(
        ising_truth(settings_.data.size, coupling),
        settings_.data.samples / 2,
        {.seed = settings_.run.seed, .run = run},
        n_threads_);
}

LabelledSpins TwoPhases::labelled(std::uint16_t first_run) const {
    const Index n = settings_.data.samples;
    const auto samples = [&](const SpinTruth& truth, int k) {
        const auto run = static_cast<std::uint16_t>(first_run + k);
        return ising_samples(truth, n, {.seed = settings_.run.seed, .run = run}, n_threads_);
    };
    LabelledSpins both{Eigen::MatrixXd(2 * n, cold_.law.n_spins()), Eigen::VectorXd::Zero(2 * n)};
    both.spins << samples(cold_, 0), samples(hot_, 1);
    both.labels.head(n).setOnes();
    return both;
}

}  // namespace feynet
