#include "feynet/holography/boundary/canonical_boundary.hpp"

namespace feynet {

BulkState CanonicalBoundary::state(
    const BulkWeights& /*weights*/,
    const Eigen::VectorXd& /*parameters*/,
    const BoundaryPoints& points) const {
    return {.phi = points.source, .pi = points.response};
}

BoundaryPoints CanonicalBoundary::pull_back(
    const BulkWeights& /*weights*/,
    const Eigen::VectorXd& /*parameters*/,
    const BoundaryPoints& /*points*/,
    const BulkState& boundary,
    BulkSlopes& /*slopes*/,
    Block& /*parameter_slopes*/) const {
    return {.source = boundary.phi, .response = boundary.pi};
}

}  // namespace feynet
