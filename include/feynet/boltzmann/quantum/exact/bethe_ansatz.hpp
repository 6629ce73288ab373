#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// The ground state of the Heisenberg ring H = Σ σ·σ of N spins by Bethe's ansatz: M = N/2
/// rapidities λⱼ with
///
///     2 atan 2λⱼ = 2πIⱼ/N + (1/N) Σₖ 2 atan(λⱼ − λₖ),   Iⱼ = j − (M + 1)/2,  j = 1 … M,
///
///     E₀ = N − 2 Σⱼ 1/(λⱼ² + ¼).
///
/// Source  Bethe, Z. Phys. 71, 205 (1931); Hulthén, Ark. Mat. Astr. Fys. 26A, 11 (1938)
struct BetheState {
    Eigen::VectorXd rapidities;  ///< λⱼ, rising
    double energy = 0.0;         ///< E₀ of all spins, in units of σ·σ
};

/// Solved by Newton's method to rounding.
///
/// @throws InvalidInput unless N is even and at least 4
BetheState heisenberg_ring_ground_state(Index n_spins);

/// E₀/N for N → ∞, 1 − 4 ln 2.
double infinite_heisenberg_energy();

}  // namespace feynet
