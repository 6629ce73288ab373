#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/boltzmann/rbm_learning.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// What is measured of one machine that has learned.
class LearnedNumbers {
public:
    LearnedNumbers(
        const RbmLearnSettings& settings,
        const SpinLessons& lessons,
        const BoltzmannMachine& machine,
        const Stream& stream,
        int n_threads);

    /// ⟨vᵢ vⱼ⟩.
    const Eigen::MatrixXd& correlations() const { return correlations_; }

    std::vector<ObservableResult> results() const;

    /// Why ln Z has no error, or nothing.
    std::optional<std::string> warning() const;

    /// Whether ln Z is known from annealing alone.
    bool needs_annealing() const { return !exact_; }

private:
    double log_partition() const { return exact_.value_or(annealed_.value); }
    double partition_error() const { return exact_ ? 0.0 : annealed_.error.value_or(0.0); }
    ObservableResult held_out_mean(
        std::string name, std::string formula, const Eigen::VectorXd& values) const;
    ObservableResult divergence_result() const;
    ObservableResult likelihood_result() const;
    ObservableResult partition_result() const;
    double mean_over_pairs() const;

    const SpinLessons& lessons_;
    const BoltzmannMachine& machine_;
    LogMeanWeight annealed_;
    Eigen::MatrixXd correlations_;
    std::optional<double> exact_;
    double reconstruction_ = 0.0;
};

}  // namespace feynet
