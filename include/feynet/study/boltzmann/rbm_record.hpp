#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/boltzmann/quantum/spin_model.hpp"
#include "feynet/core/random.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/execution.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// What the walkers of a finished machine measure, chain by chain.
struct RbmRecord {
    Series energy;            ///< Re of the local energy
    Series square;            ///< |local energy|²
    Series flip;              ///< ⟨σˣ⟩, Re of the mean ratio of a flip; 0 without a field
    VectorSeries correlator;  ///< σᶻ₀ σᶻᵣ averaged over the first spin, r = 0 … N/2 of a ring
    Series taken;             ///< share of the moves of a sweep that were taken
    double seconds = 0.0;
};

/// Samples a machine with fixed weights: errors then contain autocorrelation, and no descent. A
/// part of the run, which its keeper keeps.
///
/// @param draws  looks per walker, after a tenth as many sweeps of warm-up
RbmRecord measure(
    const SpinModel& model,
    const RbmWeights& weights,
    const std::vector<Block>& spins,
    Index draws,
    Stream stream,
    const Execution& execution);

/// A number of a variational state beside the exact one: their difference is no statistical error,
/// and no pull.
ObservableResult without_pull(ObservableResult result);

/// What a record says of the energy: ⟨H⟩, ⟨H⟩/N, (E − E₀)/|E₀| where E₀ is known, the variance
/// ⟨H²⟩ − ⟨H⟩² and the V-score N Var H/⟨H⟩².
///
/// Source  of the V-score: Wu et al., Science 386, 296 (2024)
std::vector<ObservableResult> energy_numbers(
    const RbmRecord& record, Index n_spins, std::optional<double> exact_energy);

}  // namespace feynet
