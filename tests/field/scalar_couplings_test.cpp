#include "feynet/field/scalar_couplings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::scalar_couplings_test {
namespace {

/// S of a ring of three sites as (1) of ScalarCouplings says it.
double general_action(const ScalarCouplings& couplings, const std::array<double, 3>& phi) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double square_here = square(phi[i]);
        sum += couplings.stiffness * square(phi[(i + 1) % 3] - phi[i]) +
               couplings.mass_term * square_here + couplings.quartic * square(square_here);
    }
    return sum;
}

constexpr std::array<double, 3> some_field{0.3, -1.1, 0.7};

ScalarCouplings made(Convention convention, double first, double lambda, Index d) {
    switch (convention) {
        case Convention::Flow:
            return ScalarCouplings::flow(first, lambda);
        case Convention::Canonical:
            return ScalarCouplings::canonical(first, lambda);
        default:
            return ScalarCouplings::hopping(first, lambda, d);
    }
}

}  // namespace

TEST_CASE("each convention gives the action that its papers write down") {
    double kinetic = 0.0;
    double hopping = 0.0;
    double phi2 = 0.0;
    double phi4 = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double here = some_field[i];
        const double next = some_field[(i + 1) % 3];
        kinetic += square(next - here);
        hopping += next * here;
        phi2 += square(here);
        phi4 += fourth_power(here);
    }

    const double m2 = -0.7;
    const double lambda = 0.4;
    const double kappa = 0.27;
    CHECK(
        general_action(ScalarCouplings::flow(m2, lambda), some_field) ==
        doctest::Approx(kinetic + m2 * phi2 + lambda * phi4));
    CHECK(
        general_action(ScalarCouplings::canonical(m2, lambda), some_field) ==
        doctest::Approx(0.5 * kinetic + 0.5 * m2 * phi2 + 0.25 * lambda * phi4));
    CHECK(
        general_action(ScalarCouplings::hopping(kappa, lambda, 1), some_field) ==
        doctest::Approx(-2.0 * kappa * hopping + (1.0 - 2.0 * lambda) * phi2 + lambda * phi4));
}

TEST_CASE("from any convention to any other and with the field rescaled the action is the same") {
    const std::array conventions{Convention::Flow, Convention::Canonical, Convention::Hopping};
    const ScalarCouplings couplings = ScalarCouplings::canonical(-0.9, 0.5);
    for (const Convention to : conventions) {
        const ConventionCouplings there = in_convention(couplings, to, 1);
        std::array<double, 3> scaled = some_field;
        for (double& phi : scaled) {
            phi /= there.scale;
        }

        const ScalarCouplings again = made(to, there.first, there.lambda, 1);

        CHECK(
            general_action(again, scaled) ==
            doctest::Approx(general_action(couplings, some_field)));
    }
}

TEST_CASE("the critical hopping 0.27088 at λ = 0.022 is λ = 0.2998 of the continuum") {
    // physics 4.4; by hand: (1 − 0.044)/0.27088 − 4 and 0.022/0.27088²
    const ScalarCouplings couplings = ScalarCouplings::hopping(0.27088, 0.022, 2);

    const ConventionCouplings there = in_convention(couplings, Convention::Canonical, 2);

    CHECK(there.first == doctest::Approx(0.956 / 0.27088 - 4.0));
    CHECK(there.lambda == doctest::Approx(0.022 / square(0.27088)));
    CHECK(there.lambda == doctest::Approx(0.2998).epsilon(1e-3));
}

TEST_CASE("a free field has a hopping form") {
    const ScalarCouplings couplings = ScalarCouplings::canonical(0.25, 0.0);

    const ConventionCouplings there = in_convention(couplings, Convention::Hopping, 2);

    CHECK(there.lambda == 0.0);
    CHECK(there.first == doctest::Approx(1.0 / 4.25));
}

TEST_CASE("a theory without a measure is refused") {
    CHECK_THROWS_AS(check(ScalarCouplings::flow(-1.0, 0.0)), InvalidInput);
    CHECK_THROWS_AS(check(ScalarCouplings::flow(0.0, 0.0)), InvalidInput);
    CHECK_THROWS_AS(check(ScalarCouplings::flow(1.0, -0.1)), InvalidInput);
    CHECK_THROWS_AS(check({.stiffness = 0.0, .mass_term = 1.0}), InvalidInput);
    CHECK_NOTHROW(check(ScalarCouplings::flow(-4.0, 5.0)));
}

}  // namespace feynet::test::scalar_couplings_test
