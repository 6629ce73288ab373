#pragma once

#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/bulk_weights.hpp"
#include "feynet/holography/runge_kutta.hpp"

#include <Eigen/Core>

namespace feynet {

/// The gradient of a neural ODE by the adjoint of the differential equation, beside the adjoint of
/// the layers (BulkNetwork::pull_back).
///
/// Field and slopes a = ∂E/∂(φ, π) are integrated together from the horizon back to the boundary,
///
///     ∂φ = π,          ∂π = −hπ + m²φ + λφ³,
///     ∂a_φ = −(m² + 3λφ²) a_π,   ∂a_π = −a_φ + h a_π,
///     δE = ∫_{η_fin}^{η_ini} a_π (π δh − φ δm² − φ³ δλ) dη,
///
/// without any memory of the way there. It is the gradient of the differential equation, not that
/// of its layers: it differs from the exact one by the error of the rule, O(Δ^order).
///
/// Source  Chen, Rubanova, Bettencourt & Duvenaud, arXiv:1806.07366
class ContinuousAdjoint {
public:
    /// @param boundary, horizon, n_layers, rule  those of the network
    /// @throws InvalidInput as BulkNetwork; if the nodes of the rule are not symmetric with one at
    ///         each end (order 4 and 8 have such)
    ContinuousAdjoint(double boundary, double horizon, Index n_layers, RungeKutta rule);

    /// @param end      φ and π at the horizon, all that is kept of the way there
    /// @param horizon  ∂E/∂φ and ∂E/∂π there
    /// @param slopes   to which are added the weights of the integral at the depths of the network,
    ///                 for metrics that are functions: LinearMetric::pull_back of them is ∂E/∂c
    /// @return         ∂E/∂φ and ∂E/∂π at the boundary
    BulkState pull_back(
        const BulkWeights& weights,
        const BulkState& end,
        const BulkState& horizon,
        BulkSlopes& slopes) const;

private:
    double step_;
    Index n_layers_;
    RungeKutta rule_;
    Index stride_;
};

}  // namespace feynet
