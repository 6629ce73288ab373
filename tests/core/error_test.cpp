#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::error_test {

TEST_CASE("require: a condition that holds is silent") {
    CHECK_NOTHROW(require(true, "mass", "must be positive, got {}", 1.0));
}

TEST_CASE("require: the error names the argument, what was expected and what was given") {
    try {
        require(false, "mass", "must be positive, got {}", -1.5);
        FAIL("did not throw");
    } catch (const InvalidInput& error) {
        CHECK(error.argument() == "mass");
        CHECK(error.expectation() == "must be positive, got -1.5");
        CHECK(std::string(error.what()) == "mass: must be positive, got -1.5");
    }
}

TEST_CASE("a number that is not positive, or not finite, is refused by name") {
    CHECK_NOTHROW(require_positive(1e-300, "mass"));
    for (const double number : {0.0, -1.0, HUGE_VAL, std::nan("")}) {
        CAPTURE(number);
        CHECK_THROWS_AS(require_positive(number, "mass"), InvalidInput);
    }
}

}  // namespace feynet::test::error_test
