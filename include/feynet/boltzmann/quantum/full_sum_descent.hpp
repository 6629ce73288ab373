#pragma once

#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/core/random.hpp"

#include <functional>
#include <optional>

namespace feynet {

/// How a wave function that is seen whole descends.
struct FullSumPlan {
    Index steps = 400;
    double rate = 0.05;          ///< γ, a step of imaginary time: below 2/(E_max − E₀)
    double first_shift = 1e-2;   ///< λ of the first step, S_kk → S_kk (1 + λ)
    double least_shift = 1e-10;  ///< λ falls by a tenth each step, and rises when a step fails
    bool real_weights = false;   ///< always so where ln ψ is not analytic in them
};

/// Where a descent without sampling ended.
struct FullSumDescent {
    Eigen::VectorXcd parameters;
    double energy = 0.0;
    double variance = 0.0;
};

/// The plain state of a wave function and normal noise of a given width in each part of each
/// weight.
Eigen::VectorXcd noisy_start(
    const WaveFunction& wave, double width, bool real_weights, const Stream& stream);

/// Stochastic reconfiguration by sums over all configurations, step by step. The energy never
/// rises: a step that would raise it is taken back and repeated with a tenfold shift of the metric.
class FullSumDescending {
public:
    /// @param model, wave  must outlive it
    /// @throws InvalidInput for a rate or shifts that are not positive
    FullSumDescending(
        const SpinModel& model,
        const WaveFunction& wave,
        Eigen::VectorXcd start,
        const FullSumPlan& plan);

    /// One step more.
    void step();

    /// Whether no shift makes the energy fall any more.
    bool has_ended() const;

    /// The sums with the weights as they are.
    /// @throws InvalidInput as `sum_over_states`
    const FullSum& here();

    FullSumDescent result();

    /// Names all that a step changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(parameters_, shift_);
    }

private:
    const SpinModel* model_;
    const WaveFunction* wave_;
    FullSumPlan plan_;
    Eigen::VectorXcd parameters_;
    double shift_;
    std::optional<FullSum> here_;  // a function of the weights
};

/// All steps of a plan, or until the descent ends.
///
/// @param sees  called after each step; false ends the descent
/// @throws InvalidInput for a rate or shifts that are not positive, and as `sum_over_states`
FullSumDescent full_sum_descent(
    const SpinModel& model,
    const WaveFunction& wave,
    const Eigen::VectorXcd& start,
    const FullSumPlan& plan,
    const std::function<bool(const FullSum&)>& sees = {});

}  // namespace feynet
