#pragma once

#include "feynet/core/block.hpp"

namespace feynet::validation {

/// The moments of M = Σ s/L² of the Ising model on the L × L torus.
struct IsingMoments {
    double log_partition = 0.0;
    double magnetisation2 = 0.0;
    double magnetisation4 = 0.0;

    /// U₄ = 1 − ⟨M⁴⟩/(3⟨M²⟩²)
    double binder() const { return 1.0 - magnetisation4 / (3.0 * magnetisation2 * magnetisation2); }
};

/// The transfer matrix of whole rows in a source J, as a polynomial up to J⁴:
///
///     Z(J) = tr (T e^{J m})ᴸ,   ⟨(L² M)²⟩ = 2 Z₂/Z₀,   ⟨(L² M)⁴⟩ = 24 Z₄/Z₀
///
/// with m the sum of a row. The trace runs over one first row of each orbit of rotations; T is
/// applied spin by spin.
///
/// Cost    O(L 4ᴸ)
IsingMoments ising_moments(Index length, double beta);

}  // namespace feynet::validation
