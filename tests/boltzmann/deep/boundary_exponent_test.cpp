#include "feynet/boltzmann/deep/boundary_exponent.hpp"

#include "feynet/boltzmann/deep/exact/bulk_kernel.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::boundary_exponent_test {
namespace {

struct Curve {
    std::vector<double> momenta;
    std::vector<double> kernel;
};

Curve curve_of(const BulkScalar& scalar) {
    Curve curve;
    for (Index i = 0; i <= 40; ++i) {
        curve.momenta.push_back(0.1 * std::pow(100.0, static_cast<double>(i) / 40.0));
        curve.kernel.push_back(boundary_kernel(bulk_layers(scalar, curve.momenta.back())));
    }
    return curve;
}

}  // namespace

TEST_CASE("the kernel of the layers has the exponent 2ν, a whole number or not") {
    for (const BulkScalar& scalar :
         {BulkScalar{.dimension = 1.0, .mass_squared = 0.0},
          BulkScalar{.dimension = 1.0, .mass_squared = -0.15},
          BulkScalar{.dimension = 1.0, .mass_squared = 0.5},
          BulkScalar{.dimension = 2.0, .mass_squared = -0.75},
          BulkScalar{.dimension = 2.0, .mass_squared = 0.5}}) {
        const Curve curve = curve_of(scalar);
        const BoundaryExponent fit = boundary_exponent(curve.momenta, curve.kernel);

        CHECK(fit.exponent == doctest::Approx(2.0 * scalar.layered_order()).epsilon(2e-4));
        CHECK(fit.exponent == doctest::Approx(2.0 * scalar.order()).epsilon(1e-3));
        CHECK(fit.residual < 1e-5);
        CHECK(
            fit.nonanalytic[20] ==
            doctest::Approx(fit.amplitude * std::pow(curve.momenta[20], fit.exponent))
                .epsilon(1e-2));
        CHECK(fit.amplitude == doctest::Approx(nonanalytic_coefficient(scalar)).epsilon(1e-2));
    }
}

TEST_CASE("a bare slope is not the exponent") {
    const Curve curve = curve_of({.mass_squared = -0.15});
    const double slope = std::log(curve.kernel.back() / curve.kernel.front()) / std::log(100.0);

    CHECK(std::abs(slope / std::sqrt(0.4) - 1.0) > 0.05);
}

TEST_CASE("an exponent needs a curve") {
    const std::vector<double> few(7, 1.0);
    const std::vector<double> same(8, 1.0);

    CHECK_THROWS_AS(boundary_exponent(few, few), InvalidInput);
    CHECK_THROWS_AS(boundary_exponent(same, same), InvalidInput);
    CHECK_THROWS_AS(boundary_exponent(same, few), InvalidInput);
}

}  // namespace feynet::test::boundary_exponent_test
