#pragma once

#include "feynet/nnft/interaction/oscillator_ring.hpp"

namespace feynet {

/// ⟨φ⁴⟩/⟨φ²⟩² of N independent cosine neurons on a ring, whose output weights have κ = ⟨a⁴⟩:
///
///     3 + (3κ/2 − 3)/N.
double ring_kurtosis(double kurtosis, Index width);

/// What a finite width does to ⟨φ²⟩ first, when independence is broken by U = λ a Σₜ φₜ⁴: the c of
/// ⟨φ²⟩_N − ⟨φ²⟩_∞ = c λ/N + O(λ², λ/N²),
///
///     c = −a Σₜ [8 k₀ₜₜₜ G(t) + 6 G₀ k₀₀ₜₜ],    k₀ₜₜₜ = 3 G₀ G(t) (κ/2 − 1),
///     k₀₀ₜₜ = (κ/2) G₀ (G(2t) + 2G₀) − G₀² − 2G(t)²,
///
/// the connected four-point functions of one neuron. For κ ≠ 1 it grows with the length of the
/// ring: one neuron of larger amplitude raises φ² everywhere.
///
/// Source  own derivation: the cumulants of a sum of N independent terms, one power of U
double leading_width_shift(const OscillatorRing& ring, double kurtosis);

}  // namespace feynet
