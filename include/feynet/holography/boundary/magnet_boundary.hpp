#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"

#include <Eigen/Core>

namespace feynet {

/// The falloffs of the bulk field where h has come to its value at the boundary, h(∞) = d/L:
///
///     Δ± = (d/2) (1 ± √(1 + 4m²/h(∞)²)),   Δ₊ + Δ₋ = d,   Δ₊Δ₋ = −m²L².
struct Falloffs {
    double slow;  ///< Δ₋, of the source
    double fast;  ///< Δ₊, of the response: the dimension of the operator
};

/// @return NaN where m² is below the bound of Breitenlohner and Freedman, −h(∞)²/4
Falloffs falloffs(int dimension, double mass_squared, double boundary_metric);

/// A magnet in a field H with magnetisation M, whose scale in the bulk is not known: with two
/// parameters α, β,
///
///     φ(η_ini) = αH + βM,   π(η_ini) = −Δ₋ αH − Δ₊ βM,
///
/// with Δ± of m² and h(∞), for which the metric of the first depth stands.
///
/// source = H, response = M, parameters = (α, β).
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313, section 5
class MagnetBoundary final : public BoundaryMap {
public:
    /// @param dimension  d of the boundary theory, time included
    /// @throws InvalidInput unless d ≥ 2
    explicit MagnetBoundary(int dimension);

    Index n_parameters() const override { return 2; }
    BulkState state(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BoundaryPoints& points) const override;
    BoundaryPoints pull_back(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BoundaryPoints& points,
        const BulkState& boundary,
        BulkSlopes& slopes,
        Block& parameter_slopes) const override;

private:
    int dimension_;
};

}  // namespace feynet
