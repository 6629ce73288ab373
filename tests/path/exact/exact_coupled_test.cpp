#include "feynet/path/exact/exact_coupled.hpp"

#include "path/coupled/coupled_systems.hpp"

#include <doctest/doctest.h>

namespace feynet::test::exact_coupled_test {

TEST_CASE(
    "exact coupled: closed forms, a plane, or no answer at all" * doctest::test_suite("long")) {
    const TimeGrid ring(0.5, 12, Boundary::Periodic);

    const auto modes = exact_coupled(three_oscillators(ring, 1.0));
    const auto plane = exact_coupled(written_system(ring, 1.0, 2, "x1^2 + x2^2 + x1^2*x2^2"));
    const auto space = exact_coupled(written_system(ring, 1.0, 3, "x1^4 + x2^4 + x3^4"));

    CHECK(modes->method() == "closed form of 3 normal modes, each a lattice oscillator");
    CHECK(plane->method().starts_with("transfer matrix in the plane"));
    CHECK(space == nullptr);
}

}  // namespace feynet::test::exact_coupled_test
