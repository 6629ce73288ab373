#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/meson/meson_background.hpp"

#include <Eigen/Core>

namespace feynet {

/// The polynomials p_k that are orthonormal under e^B z^{4S} dz, B = (2S − 1) A − Φ, on points as
/// dense at both ends of space as zeros of polynomials, and the functions v = z^{2S} p_k that they
/// stand for. Columns are functions, rows are points times √(quadrature weight · e^B).
struct WeightedPolynomials {
    /// @throws InvalidInput if A or Φ is not finite, or without a wall e^B does not confine
    WeightedPolynomials(const MesonBackground& background, int spin, Index n_polynomials);

    Eigen::ArrayXd z;
    Eigen::MatrixXd values;   ///< v
    Eigen::MatrixXd slopes;   ///< v'
    Eigen::VectorXd at_zero;  ///< p_k(0)
};

/// The stationary values of ∫e^B v'² at ∫e^B v² = 1 among mixtures of the polynomials.
struct PolynomialStates {
    explicit PolynomialStates(const WeightedPolynomials& polynomials);

    Eigen::ArrayXd squared_masses;  ///< ω², rising
    Eigen::MatrixXd mixtures;       ///< a state in each column
};

/// The squared masses of PolynomialStates alone.
Eigen::ArrayXd squared_masses_of(const WeightedPolynomials& polynomials);

/// @throws InvalidInput if spin < 1, n_levels is not 1 … 40, or the wall is not positive
void check_tower(const MesonBackground& background, int spin, Index n_levels);

/// How many polynomials resolve so many levels to rounding.
inline Index polynomials_for(Index n_levels) {
    return 3 * n_levels + 20;
}

}  // namespace feynet
