#include "feynet/boltzmann/deep/bulk_scalar.hpp"

#include "feynet/boltzmann/deep/exact/bulk_kernel.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::bulk_scalar_test {
namespace {

/// The largest |G/G_continuum − 1| for momenta from 0.1 to 20.
double worst_deviation(BulkScalar scalar, double spacing) {
    scalar.spacing = spacing;
    double worst = 0.0;
    for (double k = 0.1; k <= 20.0; k *= 1.5) {
        const double kernel = boundary_kernel(bulk_layers(scalar, k));
        worst = std::max(worst, std::abs(kernel / continuum_kernel(scalar, k) - 1.0));
    }
    return worst;
}

/// G = 1/(P⁻¹)₀₀ from a solution of P x = e₀ by Gauss's elimination from the boundary inwards.
double kernel_from_precision(const BulkLayers& layers) {
    const Index n = layers.n_layers();
    Eigen::ArrayXd pivots = layers.diagonal();
    Eigen::ArrayXd right = Eigen::ArrayXd::Zero(n);
    right(0) = 1.0;
    for (Index i = 1; i < n; ++i) {
        const double factor = -layers.links(i - 1) / pivots(i - 1);
        pivots(i) -= factor * -layers.links(i - 1);
        right(i) -= factor * right(i - 1);
    }
    Eigen::ArrayXd x = right / pivots;
    for (Index i = n - 2; i >= 0; --i) {
        x(i) = (right(i) + layers.links(i) * x(i + 1)) / pivots(i);
    }
    return 1.0 / x(0);
}

}  // namespace

TEST_CASE("eliminating layers from the deepest one is inverting the whole precision matrix") {
    for (const double mass_squared : {-0.15, 0.0, 0.5}) {
        const BulkLayers layers =
            bulk_layers({.mass_squared = mass_squared, .cutoff = 0.1, .spacing = 0.2}, 1.0);

        CHECK(layers.n_layers() == 31);
        CHECK(
            boundary_kernel(layers) ==
            doctest::Approx(kernel_from_precision(layers)).epsilon(1e-12));
    }
}

TEST_CASE("with its counterterm the boundary is free at every momentum") {
    for (const double mass_squared : {-0.2, -0.15, 0.0, 0.5}) {
        const BulkScalar scalar{.mass_squared = mass_squared, .cutoff = 0.1, .spacing = 0.4};
        const double limit = boundary_kernel(bulk_layers(scalar, 1e-30));

        CHECK(counterterm(scalar) + limit == doctest::Approx(0.0).epsilon(1e-9));
        CHECK(boundary_kernel(bulk_layers(scalar, 0.01)) + counterterm(scalar) > 0.0);
    }
    const BulkScalar fine{.mass_squared = -0.15, .cutoff = 0.1, .spacing = 1e-3};
    CHECK(counterterm(fine) == doctest::Approx((0.5 - fine.order()) / 0.1).epsilon(1e-3));
    CHECK(boundary_kernel(bulk_layers(fine, 0.01)) < 0.0);
}

TEST_CASE("the field in the bulk is the regular solution") {
    // ν = ½ in d = 1: √z K_½(kz) ∝ e^{−kz}
    const BulkScalar scalar{.cutoff = 0.01, .spacing = 0.01};
    const BulkLayers layers = bulk_layers(scalar, 1.0);
    const Eigen::ArrayXd field = bulk_to_boundary(layers);
    for (Index n = 0; n < layers.n_layers(); n += 50) {
        const double z = 0.01 * std::exp(0.01 * static_cast<double>(n));

        CHECK(std::abs(field(n) - std::exp(0.01 - z)) < 1e-4);
    }
    // it leaves no force on any layer but the visible one
    const Index n = layers.n_layers();
    const Eigen::ArrayXd force = layers.diagonal() * field;
    const double deep = force(5) - layers.links(4) * field(4) - layers.links(5) * field(6);
    CHECK(std::abs(deep) < 1e-11 * force(5));
    CHECK(force(n - 1) == doctest::Approx(layers.links(n - 2) * field(n - 2)).epsilon(1e-12));
}

TEST_CASE("the kernel of the layers is Bessel's, to the square of their distance") {
    struct Case {
        BulkScalar scalar;
        double bound = 0.0;
    };
    for (const Case& one :
         {Case{{.dimension = 1.0, .mass_squared = 0.0}, 1e-4},
          Case{{.dimension = 1.0, .mass_squared = -0.15}, 1e-4},
          Case{{.dimension = 2.0, .mass_squared = -0.75}, 1e-4},
          Case{{.dimension = 1.0, .mass_squared = 0.75}, 1e-4},
          Case{{.dimension = 2.0, .mass_squared = 0.5}, 2e-4}}) {
        const double fine = worst_deviation(one.scalar, 0.02);
        const double coarse = worst_deviation(one.scalar, 0.04);

        CHECK(fine < one.bound);
        CHECK(std::log2(coarse / fine) == doctest::Approx(2.0).epsilon(0.01));
    }
    // Were half the weight of the visible layer not left out, it would be the first order.
    BulkLayers wrong = bulk_layers({.mass_squared = 0.5}, 1.0);
    wrong.sites(0) *= 2.0;
    CHECK(
        std::abs(boundary_kernel(wrong) / continuum_kernel({.mass_squared = 0.5}, 1.0) - 1.0) >
        1e-3);
}

TEST_CASE("the order of the layers approaches ν") {
    const BulkScalar scalar{.dimension = 2.0, .mass_squared = 0.5, .spacing = 0.3};
    const double x = scalar.layered_order() * scalar.spacing;

    CHECK(scalar.order() == doctest::Approx(std::sqrt(1.5)));
    CHECK(scalar.scaling_dimension() == doctest::Approx(1.0 + std::sqrt(1.5)));
    CHECK(2.0 * std::cosh(x) == doctest::Approx(2.0 * std::cosh(0.3) + 0.045).epsilon(1e-14));
    CHECK(BulkScalar{.mass_squared = 0.0}.layered_order() == doctest::Approx(0.5).epsilon(1e-14));
}

TEST_CASE("bulks that make no sense are refused") {
    CHECK_THROWS_AS(bulk_layers({.mass_squared = -0.25}, 1.0), InvalidInput);
    CHECK_THROWS_AS(bulk_layers({.dimension = 0.0}, 1.0), InvalidInput);
    CHECK_THROWS_AS(bulk_layers({.cutoff = -1.0}, 1.0), InvalidInput);
    CHECK_THROWS_AS(bulk_layers({.spacing = 2.0}, 1.0), InvalidInput);
    CHECK_THROWS_AS(bulk_layers({}, 0.0), InvalidInput);
    CHECK_THROWS_AS(bulk_layers({}, 1e6), InvalidInput);
    CHECK_THROWS_AS(bulk_layers({.spacing = 1e-7}, 1.0), InvalidInput);
}

}  // namespace feynet::test::bulk_scalar_test
