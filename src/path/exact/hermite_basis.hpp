#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// φₙ(t) = Hₙ(t) e^{−t²/2}/√(2ⁿ n! √π), n = 0 … n_functions − 1, one row for each t: the
/// oscillator's orthonormal states for m = ω = 1.
Eigen::MatrixXd hermite_functions(const Eigen::VectorXd& t, Index n_functions);

/// Gauss–Hermite with the weight function divided out, ∫f(t) dt ≈ Σ weightsᵢ f(pointsᵢ), exact for
/// e^{−t²} times a polynomial of degree 2n − 1.
struct HermiteQuadrature {
    Eigen::VectorXd points;
    Eigen::VectorXd weights;

    /// @param n  at most 650, beyond which e^{−t²/2} vanishes in rounding
    explicit HermiteQuadrature(Index n);
};

}  // namespace feynet
