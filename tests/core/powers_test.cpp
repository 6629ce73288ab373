#include "feynet/core/powers.hpp"

#include <doctest/doctest.h>

namespace feynet::test::powers_test {

TEST_CASE("powers are products") {
    static_assert(square(-3.0) == 9.0);
    static_assert(fourth_power(-3.0) == 81.0);

    CHECK(square(-1e-200) == 0.0);
    CHECK(fourth_power(0.1) == 0.1 * 0.1 * 0.1 * 0.1);
}

}  // namespace feynet::test::powers_test
