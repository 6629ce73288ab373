#pragma once

#include "feynet/boltzmann/quantum/full_sum_descent.hpp"
#include "feynet/io/figure.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/boltzmann/wave_candidates.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// The ground state of few spins by Lanczos's method; of two, that with a spin more up.
struct GroundState {
    explicit GroundState(const SpinModel& model);

    double energy = 0.0;
    Eigen::VectorXcd amplitudes;
    std::vector<double> entropies;  // of the first 1 … N/2 spins
};

/// A wave function at the end of its descents.
struct ComparedWave {
    NetworkRun run;
    double error = 0.0;  // (E − E₀)/|E₀|
    std::vector<double> entropies;
};

/// The lowest of several descents beside the ground state.
///
/// @param descents  of one candidate, the lowest first
ComparedWave compared(
    const SpinModel& model,
    const WaveCandidate& candidate,
    const std::vector<FullSumDescent>& descents,
    const GroundState& ground);

/// What a comparison shows: errors against weights, entropies against the length of a block.
class WaveFigures {
public:
    explicit WaveFigures(const GroundState& ground);

    /// The next candidate; those of a kind one after the other.
    void add(const WaveCandidate& candidate, const ComparedWave& compared);

    std::vector<Figure> figures() &&;

private:
    const GroundState& ground_;
    Figure errors_;
    Figure entropies_;
};

}  // namespace feynet
