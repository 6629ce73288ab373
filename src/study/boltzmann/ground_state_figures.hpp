#pragma once

#include "feynet/io/figure.hpp"
#include "feynet/study/boltzmann/rbm_descent.hpp"
#include "feynet/study/boltzmann/rbm_record.hpp"
#include "feynet/study/boltzmann/spin_settings.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// What is known exactly of the spins of a run.
struct ExactSpins {
    std::optional<double> energy;
    std::optional<double> flip;        // ⟨σˣ⟩
    std::vector<double> correlator{};  // σᶻ₀ σᶻᵣ, r = 0 … N/2
};

/// Whether every spin has the same neighbours along one line.
bool is_ring(const SpinSystemSettings& system);

ExactSpins exact_spins(const SpinSystemSettings& system);

/// What the descents of a ground state show: the energy coming down, correlations, weights.
class GroundStateFigures {
public:
    GroundStateFigures(const ExactSpins& exact, bool on_a_ring);

    /// One attempt.
    void add(const RbmDescent& descent, const RbmRecord& record, Index number);

    /// The weights of the best attempt so far.
    ///
    /// @param stride  from the first hidden unit of a filter to that of the next
    void show(const RbmWeights& weights, Index n_filters, Index stride);

    /// Those that mean something, in the order of the report.
    std::vector<Figure> figures() &&;

private:
    const ExactSpins& exact_;
    bool on_a_ring_;
    Figure descent_;
    Figure correlations_;
    Figure filters_;
};

}  // namespace feynet
