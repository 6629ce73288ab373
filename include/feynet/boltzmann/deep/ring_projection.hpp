#pragma once

#include "feynet/boltzmann/deep/projected_state.hpp"

namespace feynet {

/// The numbers of projected_numbers() of an Ising ring in a transverse field, of any size, but the
/// correlation of farther spins, which stays empty.
///
/// In the fermions of Jordan and Wigner both factors of a step act on pairs (k, −k) alone, k =
/// π(2n + 1)/N, as 2 × 2 matrices
///
///     H_k = −2h τᶻ + 2J (cos k τᶻ − sin k τˣ),   τᶻ = 1 of the start, where no fermion is;
///
/// on an odd ring k = π stands alone and stays empty.
///
/// @throws InvalidInput for fewer than 3 spins, h ≤ 0 or a time of no step
/// Source  Lieb, Schultz and Mattis, Ann. Phys. 16, 407 (1961); Pfeuty, Ann. Phys. 57, 79 (1970)
ProjectedNumbers ring_projection(
    Index n_spins, double coupling, double field, const ImaginaryTime& time);

/// The limit δτ → 0 at the same τ.
ProjectedNumbers ring_projection(Index n_spins, double coupling, double field, double total_time);

}  // namespace feynet
