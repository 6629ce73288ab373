#pragma once

#include "feynet/boltzmann/quantum/walker_sample.hpp"
#include "feynet/optimize/reconfiguration.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/execution.hpp"

#include <cstdint>
#include <vector>

namespace feynet {

/// The section [training] of a wave function.
struct RbmTrainingSettings {
    Index iterations = 300;
    Index samples = 1024;
    Index sweeps = 1;
    double rate = 0.05;
    double first_shift = 100.0;
    double shift_decay = 0.9;
    double least_shift = 1e-4;
    double start_width = 0.05;
    Index attempts = 1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("iterations", self.iterations, "steps of stochastic reconfiguration");
        visit("samples", self.samples, "configurations of each step, a multiple of 64");
        visit("sweeps", self.sweeps, "sweeps from sample to sample");
        visit("rate", self.rate, "γ of the steps; falls to zero over the last third");
        visit("first_shift", self.first_shift, "λ₀: S_kk → S_kk (1 + max(λ₀ bᵖ, λ_min)) at step p");
        visit("shift_decay", self.shift_decay, "b");
        visit("least_shift", self.least_shift, "λ_min");
        visit("start_width", self.start_width, "standard deviation of the first weights");
        visit("attempts", self.attempts, "descents from different weights; all are reported");
    }
};

/// @throws InvalidInput naming the key that makes no sense
void check(const RbmTrainingSettings& settings);

/// One step of a descent, as its own samples saw it.
struct DescentPoint {
    double energy = 0.0;
    double variance = 0.0;
    double acceptance = 0.0;
};

/// A descent from random weights.
struct RbmDescent {
    Eigen::VectorXcd parameters;  ///< mean over the last tenth of the steps
    std::vector<DescentPoint> history;
    std::vector<Block> spins;  ///< where the walkers ended
    double seconds = 0.0;
};

/// Stochastic reconfiguration by walkers that go on from step to step, eight a task.
///
/// @param run  which of several descents under one seed
RbmDescent descend(
    const SpinModel& model,
    const RbmFamily& family,
    const RbmTrainingSettings& settings,
    std::uint64_t seed,
    std::uint16_t run,
    const Execution& execution);

/// What the walkers of a finished machine measure, chain by chain.
struct RbmRecord {
    Series energy;            ///< Re of the local energy
    Series square;            ///< |local energy|²
    Series flip;              ///< ⟨σˣ⟩, Re of the mean ratio of a flip; 0 without a field
    VectorSeries correlator;  ///< σᶻ₀ σᶻᵣ averaged over the first spin, r = 0 … N/2 of a ring
    double seconds = 0.0;
};

/// Samples a machine with fixed weights: errors then contain autocorrelation, and no descent.
///
/// @param draws  looks per walker, after a tenth as many sweeps of warm-up
RbmRecord measure(
    const SpinModel& model,
    const RbmWeights& weights,
    const std::vector<Block>& spins,
    Index draws,
    Stream stream,
    const Execution& execution);

}  // namespace feynet
