#include "feynet/holography/boundary/canonical_boundary.hpp"

#include <doctest/doctest.h>

namespace feynet::test::canonical_boundary_test {

TEST_CASE("canonical data are the field at the boundary, and so are its slopes") {
    const CanonicalBoundary map;
    const BulkWeights weights{.metric = Eigen::Vector2d(3.0, 4.0)};
    const BoundaryPoints points{
        .source = Lanes::LinSpaced(0.1, 1.4), .response = Lanes::LinSpaced(0.2, -0.2)};

    const BulkState state = map.state(weights, Eigen::VectorXd(), points);
    CHECK((state.phi == points.source).all());
    CHECK((state.pi == points.response).all());

    BulkSlopes slopes = BulkSlopes::zero(2);
    Block none(lanes, 0);
    const BoundaryPoints back =
        map.pull_back(weights, Eigen::VectorXd(), points, state, slopes, none);
    CHECK((back.source == points.source).all());
    CHECK((back.response == points.response).all());
    CHECK((slopes.metric == 0.0).all());
}

}  // namespace feynet::test::canonical_boundary_test
