#pragma once

#include "feynet/study/boltzmann/ising_phases_settings.hpp"
#include "feynet/study/boltzmann/spin_samples.hpp"

#include <Eigen/Core>

#include <cstdint>

namespace feynet {

/// Configurations with the label 1 of the ordered phase, 0 of the other.
struct LabelledSpins {
    Eigen::MatrixXd spins;
    Eigen::VectorXd labels;
};

/// Ising configurations of both phases, what is learned and what is held out.
class TwoPhases {
public:
    TwoPhases(const IsingPhasesSettings& settings, int n_threads);

    const LabelledSpins& training() const { return training_; }
    const LabelledSpins& held_out() const { return held_out_; }

    /// ln of the ratio of the two laws, ordered over disordered: no score does better.
    Eigen::VectorXd likelihood_ratio(const Eigen::MatrixXd& spins) const;

    /// Configurations between the two temperatures, or at them.
    Eigen::MatrixXd at(double coupling, std::uint16_t run) const;

private:
    LabelledSpins labelled(std::uint16_t first_run) const;

    const IsingPhasesSettings& settings_;
    SpinTruth cold_;
    SpinTruth hot_;
    int n_threads_;
    LabelledSpins training_;
    LabelledSpins held_out_;
};

}  // namespace feynet
