#include "feynet/statistics/power_law.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace feynet::test::power_law_test {

TEST_CASE("power law: a power is found again") {
    const std::vector<double> x{1.0, 2.0, 5.0};
    std::vector<double> y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        y[i] = 3.0 * std::pow(x[i], -1.5);
    }

    const PowerLaw law = fit_power_law(x, y);

    CHECK(law.exponent == doctest::Approx(-1.5));
    CHECK(law.at(7.0) == doctest::Approx(3.0 * std::pow(7.0, -1.5)));
}

TEST_CASE("power law: least squares of the logarithms") {
    const std::vector<double> x{1.0, std::exp(1.0), std::exp(2.0)};
    const std::vector<double> y{1.0, std::exp(3.0), std::exp(2.0)};

    const PowerLaw law = fit_power_law(x, y);

    CHECK(law.exponent == doctest::Approx(1.0));
    CHECK(law.log_amplitude == doctest::Approx(2.0 / 3.0));
}

TEST_CASE("power law: what has no logarithm or no slope is rejected") {
    const std::vector<double> one{1.0};
    const std::vector<double> two{1.0, 2.0};
    const std::vector<double> equal{2.0, 2.0};
    const std::vector<double> with_zero{1.0, 0.0};
    CHECK_THROWS_AS(fit_power_law(one, one), InvalidInput);
    CHECK_THROWS_AS(fit_power_law(two, one), InvalidInput);
    CHECK_THROWS_AS(fit_power_law(two, with_zero), InvalidInput);
    CHECK_THROWS_AS(fit_power_law(with_zero, two), InvalidInput);
    CHECK_THROWS_AS(fit_power_law(equal, two), InvalidInput);
}

}  // namespace feynet::test::power_law_test
