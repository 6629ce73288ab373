#pragma once

#include "feynet/core/words.hpp"
#include "feynet/study/boltzmann/rbm_crowd.hpp"
#include "feynet/study/execution.hpp"

#include <cstdint>
#include <vector>

namespace feynet {

/// How the direction of a step of stochastic reconfiguration is computed.
enum class RbmSolver { Cholesky, Iterative, Samples, Spring };

template <>
struct Words<RbmSolver> {
    static constexpr std::array<std::string_view, 4> value{
        "cholesky", "iterative", "samples", "spring"};
};

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
    RbmSolver solver = RbmSolver::Cholesky;
    double momentum = 0.9;
    Index attempts = 1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("iterations", self.iterations, "steps of stochastic reconfiguration");
        visit(
            "samples",
            self.samples,
            "configurations of each step, a multiple of 64; 0: all of them, up to 14 spins");
        visit("sweeps", self.sweeps, "sweeps from sample to sample");
        visit("rate", self.rate, "γ of the steps; falls to zero over the last third");
        visit("first_shift", self.first_shift, "λ₀: S_kk → S_kk (1 + max(λ₀ bᵖ, λ_min)) at step p");
        visit("shift_decay", self.shift_decay, "b");
        visit("least_shift", self.least_shift, "λ_min");
        visit("start_width", self.start_width, "standard deviation of the first weights");
        visit(
            "solver",
            self.solver,
            "of S x = F: cholesky; iterative, without S; samples, in their space (minSR); spring, "
            "which remembers the last step");
        visit("momentum", self.momentum, "μ of spring");
        visit("attempts", self.attempts, "descents from different weights; all are reported");
    }

    /// Chains of a measurement after the descent.
    Index walkers() const;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const RbmTrainingSettings& settings);

/// A descent from random weights.
struct RbmDescent {
    Eigen::VectorXcd parameters;  ///< mean over the last tenth of the steps
    std::vector<CrowdPoint> history;
    std::vector<Block> spins;  ///< where the walkers ended
    double seconds = 0.0;
};

/// Stochastic reconfiguration by walkers that go on from step to step, eight a task: a part of the
/// run, which its keeper keeps.
///
/// @param run  which of several descents under one seed
RbmDescent descend(
    const SpinModel& model,
    const RbmFamily& family,
    const RbmTrainingSettings& settings,
    std::uint64_t seed,
    std::uint16_t run,
    const Execution& execution);

}  // namespace feynet
