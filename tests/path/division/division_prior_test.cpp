#include "feynet/path/division/division_prior.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

namespace feynet::test::division_prior_test {

TEST_CASE("division prior: sorted uniform kinks prefer no interval") {
    const DirichletPrior uniform(1.0);
    CHECK((uniform.log_density(Lanes::Constant(0.1)) == 0.0).all());
    CHECK((uniform.log_density_slope(Lanes::Constant(0.1)) == 0.0).all());
}

TEST_CASE("division prior: ln ρ = (κ−1) ln d and its slope") {
    const DirichletPrior prior(3.5);
    const Lanes d = Lanes::Constant(0.4);
    CHECK(prior.log_density(d)[0] == doctest::Approx(2.5 * std::log(0.4)));
    CHECK(prior.log_density_slope(d)[0] == doctest::Approx(2.5 / 0.4));
}

TEST_CASE("division prior: a concentration must be positive") {
    CHECK_THROWS_AS(DirichletPrior(0.0), InvalidInput);
}

}  // namespace feynet::test::division_prior_test
