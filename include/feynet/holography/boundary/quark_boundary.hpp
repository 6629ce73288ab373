#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"

#include <Eigen/Core>

namespace feynet {

/// Quark mass m_q and chiral condensate ⟨q̄q⟩ as a bulk scalar of m² = −3, L = 1 (d = 4), at η:
///
///     α = √N_c/(2π) m_q L,   β = π/√N_c ⟨q̄q⟩ L³,   N_c = 3,
///     φ = α e^{−η} + (β − λα³η/2) e^{−3η},
///     π = −α e^{−η} − (3β + λα³/2 − 3λα³η/2) e^{−3η} = ∂φ/∂η.
///
/// source = m_q in GeV, response = ⟨q̄q⟩ in GeV³; one parameter, the radius L of anti-de Sitter
/// space in GeV⁻¹; λ is that of the bulk. The normalisation is that of the scalar two-point
/// function, N_c/(8π²) q² log q². What is of higher order in e^{−η} is left out: at η = 1 the map
/// defines what m_q and ⟨q̄q⟩ are.
///
/// Source  Hashimoto, Sugishita, Tanaka & Tomiya, arXiv:1809.10536
class QuarkBoundary final : public BoundaryMap {
public:
    /// @throws InvalidInput if the depth is not finite
    explicit QuarkBoundary(double depth);

    Index n_parameters() const override { return 1; }
    BulkState state(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BoundaryPoints& points) const override;

    /// The inverse of state(): 3φ + π is a cubic in α, of which the root that joins α = 0 is meant;
    /// NaN beyond its turning points, λα² = 4e^{2η}/3.
    BoundaryPoints points(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BulkState& state) const;

    BoundaryPoints pull_back(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BoundaryPoints& points,
        const BulkState& boundary,
        BulkSlopes& slopes,
        Block& parameter_slopes) const override;

private:
    double depth_;
    double source_;    // e^{−η}
    double response_;  // e^{−3η}
};

}  // namespace feynet
