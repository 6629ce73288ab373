#pragma once

#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/bulk_weights.hpp"

#include <Eigen/Core>

namespace feynet {

/// What was measured at the boundary, one data point per lane: the source J and the response ⟨O⟩ of
/// an operator, or whatever pair of numbers stands for them. Also a slope with respect to them.
struct BoundaryPoints {
    Lanes source = Lanes::Zero();
    Lanes response = Lanes::Zero();
};

/// The zeroth layer: how a measured pair becomes φ and π at the boundary η_ini of the bulk.
///
/// It may depend on the weights of the bulk (the falloffs Δ± contain m² and h(∞)) and on parameters
/// of its own, which are learned with them.
class BoundaryMap {
public:
    virtual ~BoundaryMap() = default;

    /// The number P of its own parameters.
    virtual Index n_parameters() const = 0;

    /// φ and π at η_ini.
    ///
    /// @param parameters  P; a point that has no φ for them becomes NaN
    virtual BulkState state(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BoundaryPoints& points) const = 0;

    /// The exact slopes of a loss E through this layer: adds ∂E/∂h, ∂E/∂m², ∂E/∂λ to `slopes` and
    /// ∂E/∂(own parameters) to `parameter_slopes`.
    ///
    /// @param boundary          ∂E/∂φ and ∂E/∂π at η_ini, as BulkNetwork::pull_back returns them
    /// @param parameter_slopes  lanes × P
    /// @return                  ∂E/∂source and ∂E/∂response
    virtual BoundaryPoints pull_back(
        const BulkWeights& weights,
        const Eigen::VectorXd& parameters,
        const BoundaryPoints& points,
        const BulkState& boundary,
        BulkSlopes& slopes,
        Block& parameter_slopes) const = 0;
};

}  // namespace feynet
