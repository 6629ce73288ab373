#pragma once

#include "feynet/study/boltzmann/rbm_descent.hpp"
#include "feynet/study/execution.hpp"

#include <cstdint>
#include <vector>

namespace feynet {

/// The section [quench] of a wave function.
struct RbmQuenchSettings {
    double field = 1.0;
    double time = 1.0;
    double step = 0.05;
    double turn = 0.05;
    Index every = 2;
    Index samples = 2048;
    Index sweeps = 1;
    Index draws = 1000;
    double cut = 1e-8;
    double loss = 0.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("field", self.field, "h after the quench; before it h is that of the system");
        visit("time", self.time, "until when");
        visit("step", self.step, "of time, by Runge and Kutta's method of order 4");
        visit("turn", self.turn, "steps are divided where a weight would move by more than this");
        visit("every", self.every, "steps from one measurement to the next");
        visit(
            "samples",
            self.samples,
            "configurations of each of four slopes, a multiple of 64; 0: all of them, up to 14 "
            "spins");
        visit("sweeps", self.sweeps, "sweeps from sample to sample");
        visit("draws", self.draws, "sweeps of every walker in a measurement");
        visit("cut", self.cut, "eigenvalues of S below this times the largest are left out");
        visit("loss", self.loss, "and as many more as leave r² within this of what it was");
    }

    Index n_steps() const;

    /// Samples of all slopes and measurements.
    Index work() const;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const RbmQuenchSettings& settings);

/// A mean of a state with its error, 0 where all configurations were summed.
struct QuenchNumber {
    double mean = 0.0;
    double error = 0.0;
    double rhat = 1.0;
};

/// A state on its way, at one time.
struct QuenchPoint {
    double time = 0.0;
    QuenchNumber flip;    ///< ⟨σˣ⟩
    QuenchNumber energy;  ///< ⟨H⟩ after the quench
    double variance = 0.0;
    double residual = 0.0;  ///< r²
    double acceptance = 0.0;
};

/// A state after a quench.
struct RbmEvolution {
    std::vector<QuenchPoint> points;
    double seconds = 0.0;
};

/// Real time of the model after the quench, projected on the machine: a part of the run, which its
/// keeper keeps.
///
/// @param start  weights of the state before the quench, and walkers that sample it
RbmEvolution evolve(
    const SpinModel& model,
    const RbmFamily& family,
    const RbmDescent& start,
    const RbmQuenchSettings& settings,
    std::uint64_t seed,
    const Execution& execution);

}  // namespace feynet
