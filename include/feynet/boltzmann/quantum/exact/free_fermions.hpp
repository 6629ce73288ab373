#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// The Ising ring in a transverse field, H = −J Σ σᶻσᶻ − h Σ σˣ with J, h > 0, solved by free
/// fermions: everything here is exact for N spins.
///
/// The ground state has the momenta k = (2n + 1)π/N, the energies εₖ = √(J² + h² − 2Jh cos k) and
///
///     E₀ = −Σₖ εₖ,     G(r) = (1/N) Σₖ [h cos kr − J cos k(r + 1)]/εₖ,
///
/// the correlation of the Majorana operators of two spins a distance r apart.
///
/// Source  Pfeuty, Ann. Phys. 57, 79 (1970)
class IsingRing {
public:
    /// @throws InvalidInput for fewer than 3 spins, J or h not positive
    IsingRing(Index n_spins, double coupling, double field);

    /// E₀, of all spins.
    double ground_energy() const;

    /// ⟨σˣ⟩ = G(0).
    double magnetisation() const { return majorana_correlation(0); }

    /// ⟨σᶻᵢ σᶻᵢ₊ᵣ⟩, the r × r determinant of −G(i − j − 1).       0 ≤ r ≤ N/2
    double correlation(Index distance) const;

    /// The entanglement entropy of l neighbouring spins with the rest, in nats:
    /// Σ H((1 + ν)/2) over the singular values ν of the l × l matrix G(j − i).       0 < l < N
    double entropy(Index length) const;

    /// ⟨σˣ⟩ at a time after the field was suddenly changed from `before` to h, from the ground
    /// state:
    ///
    ///     (1/N) Σₖ [cos θ₁ cos Δ + sin θ₁ sin Δ cos 4εₖt],   Δ = θ₁ − θ₀,  tan θ = J sin k/(h − J
    ///     cos k)
    ///
    /// Source  Barouch, McCoy and Dresden, Phys. Rev. A 2, 1075 (1970); this form: own derivation
    double magnetisation_after_quench(double before, double time) const;

private:
    double majorana_correlation(Index distance) const;

    double coupling_;
    double field_;
    Eigen::ArrayXd momenta_;
    Eigen::ArrayXd energies_;
};

/// E₀ of the open chain: −Σ of the singular values of the N × N matrix with h on the diagonal and J
/// above it.
///
/// @throws InvalidInput for fewer than 2 spins, J or h not finite
double open_ising_energy(Index n_spins, double coupling, double field);

/// E₀/N for N → ∞, −(2/π)(J + h) E(κ) with the complete elliptic integral of modulus
/// κ² = 4Jh/(J + h)².
///
/// @throws InvalidInput unless J and h are positive
double infinite_ising_energy(double coupling, double field);

}  // namespace feynet
