#include "feynet/path/observable/mean_sign.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::mean_sign_test {

TEST_CASE("mean sign: the average over the ring, the sign of the reference node elsewhere") {
    const Block path = normal_block(9);
    Block on_ring;
    Block open;

    MeanSign(TimeGrid(0.1, 9, Boundary::Periodic), 0).measure(path, on_ring);
    MeanSign(TimeGrid(0.1, 8, Boundary::Free), 5).measure(path, open);

    for (int lane = 0; lane < lanes; ++lane) {
        const auto n_right = static_cast<double>((path.row(lane) > 0.0).count());
        CHECK(on_ring(lane, 0) == doctest::Approx(2.0 * n_right / 9.0 - 1.0).epsilon(1e-14));
        CHECK(open(lane, 0) == (path(lane, 5) > 0.0 ? 1.0 : -1.0));
    }
}

}  // namespace feynet::test::mean_sign_test
