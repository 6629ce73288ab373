#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/boundary/quark_boundary.hpp"
#include "feynet/holography/horizon_field.hpp"

#include <Eigen/Core>

namespace feynet {

/// A horizon-regular metric and what else foretells a chiral condensate.
struct QuarkWeights {
    Eigen::VectorXd metric;  ///< cₖ of h = 1/η + η Σₖ cₖ Tₖ(2η²/R² − 1)
    double coupling = 0.0;   ///< λ, unit of L = 1
    double radius = 1.0;     ///< L, GeV⁻¹
};

/// A chiral condensate as a metric foretells it, and its slopes.
struct ChiralResponse {
    Eigen::VectorXd condensate;  ///< ⟨q̄q⟩ at each quark mass, GeV³; NaN where no field is found
    Eigen::MatrixXd by_metric;  ///< ∂⟨q̄q⟩/∂cₖ                                     masses × K
    Eigen::VectorXd by_coupling;  ///< ∂⟨q̄q⟩/∂λ
    Eigen::VectorXd by_radius;    ///< ∂⟨q̄q⟩/∂L
};

/// The curve ⟨q̄q⟩(m_q) of a horizon-regular metric: of all fields that are regular at the horizon
/// the one whose source is m_q tells the condensate.
///
/// The field grows from the horizon (HorizonField), and Newton's steps in φ₀ = φ(0) bring its
/// source to m_q; the slopes are those of the implicit function,
///
///     d⟨q̄q⟩ = ∂⟨q̄q⟩ − (∂⟨q̄q⟩/∂φ₀)/(∂m_q/∂φ₀) ∂m_q.
///
/// Source  own derivation
class ChiralCurve {
public:
    /// @param masses  m_q, GeV
    /// @param guess   about what the condensates are, GeV³: where Newton's steps begin
    /// @param depth   η of the boundary, and the reach R of the metric
    /// @throws InvalidInput if there are no masses, a guess is missing or not positive, the depth
    /// is
    ///         not positive, or K < 1
    ChiralCurve(
        const Eigen::VectorXd& masses, const Eigen::VectorXd& guess, double depth, Index n_modes);

    Index n_modes() const { return field_.n_modes(); }
    Index n_masses() const { return masses_.size(); }

    /// The condensates of a bulk at all masses, with their slopes.
    ChiralResponse response(const QuarkWeights& weights) const;

    /// ⟨q̄q⟩/m_q of a weak field at L = 1 GeV⁻¹, (3/2π²) β/α; at another L it is that divided by L².
    /// It is infinite where chiral symmetry begins to break by itself, and negative beyond.
    double susceptibility(const Eigen::VectorXd& metric) const;

private:
    ChiralResponse block_response(Index first, const QuarkWeights& weights) const;
    Lanes first_start(Index first, const QuarkWeights& weights) const;

    Eigen::VectorXd masses_;
    Eigen::VectorXd guess_;
    QuarkBoundary boundary_;
    HorizonField field_;
};

}  // namespace feynet
