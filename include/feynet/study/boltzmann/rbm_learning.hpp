#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"
#include "feynet/statistics/log_mean_weight.hpp"
#include "feynet/study/boltzmann/rbm_learn_settings.hpp"
#include "feynet/study/boltzmann/spin_samples.hpp"
#include "feynet/study/execution.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// What a machine learns from and is held to.
struct SpinLessons {
    Eigen::MatrixXd training;  ///< samples × N; none where the law itself is learned
    SpinData data;             ///< the same without repeats, or the law
    Eigen::MatrixXd held_out;  ///< samples that it never sees
    std::optional<SpinTruth> truth;

    Index n_spins() const { return data.n_spins(); }
};

/// Draws the samples of an Ising model; a fifth as many are held out.
SpinLessons ising_lessons(const SpinDataSettings& settings, const RunSettings& run, int n_threads);

/// The rows of a table, every fifth one held out.
SpinLessons table_lessons(const Eigen::MatrixXd& spins);

/// How far a machine is, seen during its training.
struct LearningPoint {
    double epoch = 0.0;
    double value = 0.0;
};

/// A trained machine.
struct LearnedMachine {
    BoltzmannMachine machine;
    std::vector<LearningPoint> curve;  ///< of learning_measure
    double seconds = 0.0;
};

/// What a training can be watched by: Σ p ln(p/q) where all is summed, −⟨ln q⟩ of the data where ln
/// Z is, else the share of spins that are not given back.
enum class LearningMeasure { Divergence, Likelihood, Reconstruction };

/// The best of them that these lessons and so many hidden units allow.
LearningMeasure learning_measure(const SpinLessons& lessons, Index n_hidden);

/// Trains a machine, an epoch or an exact slope a step.
///
/// @param attempt  which of several, with weights and chains of its own
LearnedMachine learn(
    const RbmLearnSettings& settings,
    const SpinLessons& lessons,
    std::uint16_t attempt,
    const Execution& execution);

/// ln Z of a machine by annealed chains.
LogMeanWeight annealed(
    const BoltzmannMachine& machine,
    const MachineMeasureSettings& settings,
    const Stream& stream,
    int n_threads);

/// ⟨vᵢ vⱼ⟩ of a machine: from all configurations of at most 16 spins, else from Gibbs chains that
/// begin at the given samples.                                                            N × N
Eigen::MatrixXd machine_correlations(
    const BoltzmannMachine& machine,
    const Eigen::MatrixXd& start,
    Index n_draws,
    const Stream& stream,
    int n_threads);

}  // namespace feynet
