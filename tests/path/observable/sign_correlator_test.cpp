#include "feynet/path/observable/sign_correlator.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::sign_correlator_test {

TEST_CASE("sign correlator: on the ring the average of sgn xₙ sgn xₙ₊ₖ over all sites") {
    const TimeGrid grid(0.1, 12, Boundary::Periodic);
    const Block path = normal_block(12);
    Block values;

    SignCorrelator(grid, 0, 12).measure(path, values);

    REQUIRE(values.cols() == 7);
    for (Index k = 0; k < 7; ++k) {
        Lanes expected = Lanes::Zero();
        for (Index n = 0; n < 12; ++n) {
            expected += (path.col(n) * path.col((n + k) % 12)).sign() / 12.0;
        }
        CHECK((values.col(k) - expected).abs().maxCoeff() < 1e-13);
    }
}

TEST_CASE("sign correlator: off the ring the product of the signs of two nodes") {
    const TimeGrid grid(0.1, 8, Boundary::Free);
    const Block path = normal_block(9);
    Block values;

    SignCorrelator(grid, 8, 8).measure(path, values);

    for (Index k = 0; k <= 8; ++k) {
        CHECK((values.col(k) == (path.col(8) * path.col(8 - k)).sign()).all());
    }
}

}  // namespace feynet::test::sign_correlator_test
