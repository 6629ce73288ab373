#include "feynet/core/multiply_add.hpp"

#include <doctest/doctest.h>

namespace feynet::test::multiply_add_test {

TEST_CASE("multiply and add: a x + y in every lane, to a rounding of the product") {
    const Lanes x = Lanes::LinSpaced(-1.3, 2.9);
    const Lanes y = Lanes::LinSpaced(0.7, -0.4);

    const Lanes sum = multiply_add(1.7, x, y);

    CHECK((sum - (1.7 * x + y)).abs().maxCoeff() < 2e-15);
    CHECK(sum[0] == doctest::Approx(1.7 * -1.3 + 0.7).epsilon(1e-15));
}

TEST_CASE("multiply and add: a x + y of registers is that of lanes") {
    const Lanes a = Lanes::LinSpaced(1.7, 0.3);
    const Lanes x = Lanes::LinSpaced(-1.3, 2.9);
    const Lanes y = Lanes::LinSpaced(0.7, -0.4);

    const Lanes sum = lanes_of(multiply_add(load(a.data()), load(x.data()), load(y.data())));

    CHECK((sum - (a * x + y)).abs().maxCoeff() < 2e-15);
}

}  // namespace feynet::test::multiply_add_test
