#include "feynet/boltzmann/deep/exact/bulk_kernel.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::bulk_kernel_test {

TEST_CASE("in closed form: ν = ½ is k, and ν = 3/2 a rational function") {
    // z^{1/2} K_{1/2}(kz) ∝ e^{−kz};  K_{1/2}/K_{3/2} = x/(1 + x)
    for (const double k : {0.3, 2.0, 50.0}) {
        const double x = 1e-3 * k;
        const BulkScalar three_halves{.dimension = 3.0, .mass_squared = 0.0};

        CHECK(continuum_kernel({}, k) == doctest::Approx(k).epsilon(1e-13));
        CHECK(
            continuum_kernel(three_halves, k) ==
            doctest::Approx(1e9 * x * x / (1.0 + x)).epsilon(1e-12));
    }
}

TEST_CASE("the kernel solves Riccati's equation of the radial flow") {
    // G e^{du} = g with dg/du = g² + d g − (k² e^{2u} + m²): how the layers are eliminated
    const BulkScalar scalar{.dimension = 2.0, .mass_squared = 0.3};
    const auto g = [&](double u) {
        BulkScalar moved = scalar;
        moved.cutoff = std::exp(u);
        return continuum_kernel(moved, 1.0) * std::exp(2.0 * u);
    };
    const double u = -1.0;
    const double h = 1e-3;
    const double slope = (8.0 * (g(u + h) - g(u - h)) - (g(u + 2 * h) - g(u - 2 * h))) / (12.0 * h);

    CHECK(
        slope == doctest::Approx(g(u) * g(u) + 2.0 * g(u) - std::exp(2.0 * u) - 0.3).epsilon(1e-9));
}

TEST_CASE("far from the cutoff the part that is not analytic has its coefficient") {
    // ν = 1/2, m² = −3/4 in d = 2: G = ε^{−2}[x − ½], x = kε: nothing but c k
    const BulkScalar half{.dimension = 2.0, .mass_squared = -0.75};
    CHECK(nonanalytic_coefficient(half) == doctest::Approx(1.0 / half.cutoff).epsilon(1e-13));
    // ν = 0.4: the leading difference from k = 0
    const BulkScalar scalar{.mass_squared = -0.09, .cutoff = 1e-9};
    const double rest = continuum_kernel(scalar, 1.0) - (scalar.order() - 0.5) / scalar.cutoff;
    CHECK(rest / nonanalytic_coefficient(scalar) == doctest::Approx(1.0).epsilon(1e-6));
    CHECK_THROWS_AS(nonanalytic_coefficient({.mass_squared = 0.75}), InvalidInput);
}

}  // namespace feynet::test::bulk_kernel_test
