#pragma once

#include "feynet/holography/boundary/boundary_map.hpp"

namespace feynet {

/// The data are the field itself: source = φ(η_ini), response = π(η_ini). No parameters.
class CanonicalBoundary final : public BoundaryMap {
public:
    Index n_parameters() const override { return 0; }
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
};

}  // namespace feynet
