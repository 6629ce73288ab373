#include "feynet/study/nnft/duality_limit.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

namespace feynet::test::duality_limit_test {

TEST_CASE("duality limit: a quadratic in 1/N is found again, a cubic is not and shows in χ²") {
    const auto points_of = [](double cubic) {
        std::vector<WidthPoint> points;
        for (const Index width : {4, 8, 16, 64}) {
            const double x = 1.0 / static_cast<double>(width);
            const double value = 0.5 - 2.0 * x + 3.0 * x * x + cubic * x * x * x;
            points.push_back({width, value, 1e-4});
        }
        return points;
    };

    const WidthLimit right = limit_of_widths(points_of(0.0));
    const WidthLimit wrong = limit_of_widths(points_of(5.0));

    CHECK(right.value() == doctest::Approx(0.5).epsilon(1e-10));
    CHECK(right.at(0.25) == doctest::Approx(0.1875).epsilon(1e-10));
    CHECK(right.fit.dof == 1);
    CHECK(right.fit.chi_squared < 1e-10);
    CHECK(wrong.fit.p < 1e-6);
}

TEST_CASE("duality limit: two widths make a line, whose error is that of the two") {
    // c₀ = 2 y₈ − y₄: σ² = 4 σ₈² + σ₄²
    const std::array<WidthPoint, 2> points{{{4, 1.0, 0.03}, {8, 0.8, 0.02}}};

    const WidthLimit limit = limit_of_widths(points);

    CHECK(limit.value() == doctest::Approx(0.6));
    CHECK(limit.error() == doctest::Approx(0.05));
    CHECK_THROWS_AS(limit_of_widths(std::span(points).first(1)), InvalidInput);
}

}  // namespace feynet::test::duality_limit_test
