#include "feynet/io/figure.hpp"

#include <doctest/doctest.h>

namespace feynet::test::figure_test {

TEST_CASE("a point has a pull where its error and its exact value are known") {
    CHECK(*figure_point(1.0, 2.0, 0.5, 1.0).pull == 2.0);
    CHECK_FALSE(figure_point(1.0, 2.0, 0.5).pull);
    CHECK_FALSE(figure_point(1.0, 2.0, std::nullopt, 1.0).pull);
    CHECK_FALSE(figure_point(1.0, 2.0, 0.0, 1.0).pull);
}

}  // namespace feynet::test::figure_test
