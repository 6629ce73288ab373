#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/bulk_weights.hpp"
#include "feynet/holography/runge_kutta.hpp"

#include <Eigen/Core>

namespace feynet {

/// The bulk scalar and its radial derivative π = ∂φ/∂η at one depth, for `lanes` data points; or
/// the slopes of a loss with respect to them.
struct BulkState {
    Lanes phi = Lanes::Zero();
    Lanes pi = Lanes::Zero();
};

/// φ and π between the layers: column 0 at the boundary, the last at the horizon. lanes × (N + 1)
struct BulkPath {
    Block phi;
    Block pi;

    BulkState horizon() const { return {phi.col(phi.cols() - 1), pi.col(pi.cols() - 1)}; }
};

/// The spacetime as a residual network: N layers of equal depth Δ = (η_fin − η_ini)/N < 0 carry a
/// scalar field from the boundary η_ini to the horizon η_fin along its equation of motion
///
///     ∂φ = π,   ∂π = −h(η) π + m²φ + λφ³,   h = ∂ log √(f g^{d−1}),   ∂ = ∂/∂η.
///
/// The weights of the layers are the metric h at depths(). With Euler's rule these are the N depths
/// ηₙ = η_ini + nΔ, and a layer is that of the paper:
///
///     φₙ₊₁ = φₙ + Δ πₙ,   πₙ₊₁ = πₙ − Δ (hₙ πₙ − m²φₙ − λφₙ³).
///
/// A field that grows past all bounds arrives as infinity or NaN: asking is up to the caller.
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313, eqs. (4)–(6)
class BulkNetwork {
public:
    /// @param boundary, horizon  η_ini > η_fin ≥ 0, unit L; 0, where h has a pole, only for a rule
    ///                           without a stage at its end
    /// @throws InvalidInput if the depths are not finite and in this order, n_layers < 1, or the
    ///         shapes of the rule do not fit together
    BulkNetwork(double boundary, double horizon, Index n_layers, RungeKutta rule);

    /// The η where the weights h stand, falling from η_ini, one for each different depth of a
    /// stage: N (Euler), 2N + 1 (order 4), 4N + 1 (order 8).
    const Eigen::VectorXd& depths() const { return depths_; }
    Index n_layers() const { return n_layers_; }

    /// η_fin, where the last layer ends.
    double horizon() const { return horizon_; }

    /// The path of `lanes` data points that start at the boundary with φ, π.
    BulkPath propagate(const BulkWeights& weights, const BulkState& boundary) const;

    /// The exact adjoint of the layers, in reverse: of a loss E it adds ∂E/∂h, ∂E/∂m² and ∂E/∂λ to
    /// `slopes`.
    ///
    /// @param path     as propagate returned it for these weights
    /// @param horizon  ∂E/∂φ and ∂E/∂π at the horizon
    /// @param slopes   BulkSlopes::zero(depths().size()), or the sum over earlier batches
    /// @return         ∂E/∂φ and ∂E/∂π at the boundary
    BulkState pull_back(
        const BulkWeights& weights,
        const BulkPath& path,
        const BulkState& horizon,
        BulkSlopes& slopes) const;

private:
    struct Stages;

    void find_stages(
        const BulkWeights& weights, Index layer, const BulkState& state, Stages& stages) const;
    void pull_layer(
        const BulkWeights& weights,
        Index layer,
        const Stages& stages,
        BulkState& slope,
        BulkSlopes& slopes) const;
    Index depth_of(Index layer, Index stage) const {
        return layer * stride_ + rule_.node[static_cast<std::size_t>(stage)];
    }

    Index n_layers_;
    double horizon_;
    double step_;
    RungeKutta rule_;
    Index stride_;
    Eigen::VectorXd depths_;
};

}  // namespace feynet
