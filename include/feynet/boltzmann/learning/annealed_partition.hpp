#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"
#include "feynet/core/random.hpp"
#include "feynet/statistics/log_mean_weight.hpp"

#include <span>

namespace feynet {

/// The log weights w of eight chains that climb from independent spins, e^{a·v}, to a machine:
///
///     w = Σₖ [f(βₖ) − f(βₖ₋₁)](v_{k−1}),   f(β) = Σⱼ ln 2 cosh βθⱼ,   βₖ = k/K,
///
/// with a Gibbs sweep at βₖ from v_{k−1} to vₖ. Then ⟨eʷ⟩ = Z/Z₀, Z₀ = 2ᴹ Πᵢ 2 cosh aᵢ, for any K:
/// few rungs cost variance, not truth.
///
/// @param n_rungs  K
/// @param stream   takes K trajectories
/// @throws InvalidInput unless there is a rung
///
/// Source  Neal, Stat. Comput. 11 (2001) 125; Salakhutdinov and Murray, ICML (2008) 872
Lanes annealed_log_weights(const BoltzmannMachine& machine, Index n_rungs, Stream stream);

/// ln Z of a machine from the log weights of many chains, with its error; none where few chains
/// make up the mean.
LogMeanWeight annealed_log_partition(
    const BoltzmannMachine& machine, std::span<const double> log_weights);

}  // namespace feynet
