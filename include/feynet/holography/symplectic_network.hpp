#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/splitting_rule.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// φ and the momentum P = μπ between the layers, μ = exp ∫ h dη from the boundary: column 0 at the
/// boundary, where μ = 1, the last at the horizon. lanes × (N + 1)
struct SymplecticPath {
    Block phi;
    Block momentum;
    double horizon_volume = 1.0;  ///< μ at the horizon

    BulkState horizon() const {
        const Index last = phi.cols() - 1;
        return {phi.col(last), momentum.col(last) / horizon_volume};
    }
};

/// The spacetime as a residual network whose layers are symplectic: N layers carry a scalar field
/// from the boundary to the horizon along Hamilton's equations
///
///     ∂φ = P/μ,   ∂P = μ (m²φ + λφ³),   μ = √(f g^{d−1}) = exp ∫ h dη,
///
/// those of H = P²/(2μ) − μ (m²φ²/2 + λφ⁴/4), which are the equation of motion of BulkNetwork with
/// P = μπ. A step of length δ freezes μ in its middle: half a drift, a kick, half a drift,
///
///     φ ← φ + δP/(2μ),   P ← P + δμ (m²φ + λφ³),   φ ← φ + δP/(2μ).
///
/// Every layer keeps areas of (φ, P) to rounding, at any Δ and for any potential; areas of (φ, π)
/// then grow by exactly 1/μ. Run back, the layers find the boundary again from the horizon.
///
/// The weights are h at depths(), as of BulkNetwork: one or two nodes of Gauss's quadrature (for
/// orders 2 and 4) between any two neighbours among the boundary, the middles of all steps and the
/// horizon. Families of metrics and slopes are those of BulkNetwork.
///
/// Source  own derivation; splitting: Strang, SIAM J. Numer. Anal. 5, 506 (1968)
class SymplecticNetwork {
public:
    /// @param boundary, horizon  η_ini > η_fin ≥ 0, unit L
    /// @throws InvalidInput if the depths are not finite and in this order, n_layers < 1, or the
    ///         fractions of the rule do not sum to one
    SymplecticNetwork(double boundary, double horizon, Index n_layers, SplittingRule rule);

    /// The η where the weights h stand, falling.
    const Eigen::VectorXd& depths() const { return depths_; }
    Index n_layers() const { return n_layers_; }

    /// The path of `lanes` data points that start at the boundary with φ, π.
    SymplecticPath propagate(const BulkWeights& weights, const BulkState& boundary) const;

    /// φ, π at the boundary of what arrives at the horizon: the layers run back.
    BulkState propagate_back(const BulkWeights& weights, const BulkState& horizon) const;

    /// The exact adjoint of the layers, as BulkNetwork::pull_back.
    BulkState pull_back(
        const BulkWeights& weights,
        const SymplecticPath& path,
        const BulkState& horizon,
        BulkSlopes& slopes) const;

private:
    /// The μ of every step in the order of steps, then that of the horizon.
    Eigen::VectorXd volumes(const BulkWeights& weights) const;
    void place_depths(const std::vector<double>& middles, double boundary, double horizon);
    void pull_volumes(const Block& slopes_of_logarithms, BulkSlopes& slopes) const;

    Index n_layers_;
    double step_;
    SplittingRule rule_;
    std::vector<Index> station_;  ///< of each step of a layer: its rank among the middles
    Eigen::VectorXd depths_;
    Eigen::VectorXd parts_;  ///< the share of h at each depth in ∫ h dη
    Index nodes_per_gap_;
};

}  // namespace feynet
