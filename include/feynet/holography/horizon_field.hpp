#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/bulk_network.hpp"

#include <Eigen/Core>

namespace feynet {

/// A field that grew from the horizon, and how it changes with all that it grew from.
struct GrownField {
    BulkState boundary;     ///< φ and π at the boundary
    BulkState by_start;     ///< ∂/∂φ₀ of them
    BulkState by_coupling;  ///< ∂/∂λ
    Block phi_by_metric;  ///< ∂φ/∂cₖ                                             lanes × K
    Block pi_by_metric;   ///< ∂π/∂cₖ                                             lanes × K
};

/// The bulk scalar that is regular at the horizon η = 0 of a metric h = 1/η + η q(η²),
/// q = Σₖ cₖ Tₖ(2η²/R² − 1), grown outwards from φ(0) = φ₀: the continuum of the bulk network,
/// taken in the stable direction.
///
/// In s = η² and p = π/η, and with steps of equal length in log s,
///
///     dφ/ds = p/2,   dp/ds = (m²φ + λφ³ − 2p − s q p)/(2s);
///
/// started at s = 1e−8 R² with φ₀ + s p₀/2 and p₀ + s p₁, p₀ = V'/2, p₁ = (V'' − 2q) p₀/8.
/// Derivatives are carried along; everything by the rule of order 8, to 1e−8 or better for metrics
/// without poles near 0 ≤ η ≤ R.
///
/// Source  own derivation
class HorizonField {
public:
    /// @param boundary  η where φ and π are wanted
    /// @param n_modes   K
    /// @param reach     R
    /// @throws InvalidInput unless 0 < boundary ≤ reach, and n_modes and n_steps are positive
    HorizonField(double boundary, Index n_modes, double reach, Index n_steps = 64);

    Index n_modes() const { return n_modes_; }

    /// @param start         φ₀ of each point
    /// @param coefficients  cₖ
    GrownField grow(
        const Lanes& start,
        const Eigen::VectorXd& coefficients,
        double mass_squared,
        double coupling) const;

private:
    double boundary_;
    Index n_modes_;
    double reach_;
    Index n_steps_;
    RungeKutta rule_;
    Eigen::MatrixXd chebyshev_;  // depths of the stages × K
    Eigen::VectorXd squares_;    // s there
    Index stride_;
};

}  // namespace feynet
