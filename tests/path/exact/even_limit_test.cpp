#include "feynet/path/exact/even_limit.hpp"

#include "feynet/path/exact/exact_path.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::even_limit_test {

TEST_CASE("even limit: polynomials in a² up to a⁶ have it exactly") {
    const auto polynomial = [](double a) {
        const double square = a * a;
        return 0.7 - 3.0 * square + 11.0 * square * square + 5.0 * square * square * square;
    };

    CHECK(even_limit(polynomial, 0.5) == doctest::Approx(0.7).epsilon(1e-14));
    CHECK(std::abs(even_limit([](double a) { return a; }, 0.5)) > 1e-3);
}

TEST_CASE("even limit: the site rule leads to the continuum energies of x²/2 + x⁴ and p²+x²+x⁴") {
    const auto gap = [](double mass, const QuarticPotential& potential) {
        const auto at_spacing = [&](double a) {
            const TimeGrid grid(a, 8, Boundary::Periodic);
            return exact_path(PathSystem(grid, Rule::Site, mass, potential))->gap();
        };
        return even_limit(at_spacing, 0.05);
    };
    const double heavy = 2.737892268008434260956 - 0.803770651234273769354;
    const double light = 4.648812704212077536377 - 1.392351641530291855658;

    CHECK(std::abs(gap(1.0, {}) - heavy) < 1e-10);
    CHECK(std::abs(gap(0.5, {.mass = 0.5, .frequency = 2.0}) - light) < 3e-9);
}

}  // namespace feynet::test::even_limit_test
