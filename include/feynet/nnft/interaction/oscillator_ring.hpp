#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// The lattice oscillator on a ring of n slices,
///
///     S = Σₜ [m (x_{t+1} − x_t)²/(2a) + a m ω² x_t²/2] = ½ Σ_k λ_k |x̃_k|²,
///     λ_k = (4m/a) sin²(πk/n) + a m ω²,   k = 0 … n − 1,
///
/// the free theory whose modes the momenta of cosine networks on a lattice are.
struct OscillatorRing {
    Index n_slices = 32;
    double spacing = 0.25;   ///< a
    double mass = 1.0;       ///< m
    double frequency = 1.0;  ///< ω > 0

    /// λ_k.
    double mode_stiffness(Index k) const;

    /// G(t) = ⟨x₀ xₜ⟩ = (1/n) Σ_k cos(2πkt/n)/λ_k.
    double correlator(Index lag) const;

    /// ⟨x²⟩ = G(0).
    double variance() const { return correlator(0); }
};

/// @throws InvalidInput naming what makes no sense
void check(const OscillatorRing& ring);

}  // namespace feynet
