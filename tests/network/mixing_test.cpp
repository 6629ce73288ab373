#include "feynet/network/mixing.hpp"

#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::mixing_test {

TEST_CASE("mixing by a matrix: lines are the rotated modes at every node, and back") {
    const double c = std::cos(0.7);
    const double s = std::sin(0.7);
    Eigen::MatrixXd r(2, 2);
    r << c, -s, s, c;
    const MatrixMixing mixing(r);
    const Block modes = normal_block(6);
    Block lines;
    Block back;

    mixing.mix(modes, lines);
    mixing.unmix(lines, back);

    for (Index k = 0; k < 3; ++k) {
        const Lanes expected = s * modes.col(k) + c * modes.col(3 + k);
        CHECK((lines.col(3 + k) - expected).abs().maxCoeff() < 1e-15);
    }
    CHECK((back - modes).abs().maxCoeff() < 1e-15);
}

}  // namespace feynet::test::mixing_test
