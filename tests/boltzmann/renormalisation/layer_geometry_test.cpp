#include "feynet/boltzmann/renormalisation/layer_geometry.hpp"

#include "feynet/boltzmann/renormalisation/tensor_graph.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::layer_geometry_test {

TEST_CASE("a network that halves its sites is a hyperbolic plane") {
    for (const double alpha : {0.3, 1.0, 4.0}) {
        const LayerGeometry geometry{.alpha = alpha};
        for (const double layer : {0.0, 1.0, 4.5}) {
            const double differences = curvature_by_differences(
                geometry.time_metric(),
                [&](double tau) { return geometry.space_metric(tau); },
                layer,
                0.1);

            CHECK(std::abs(curvature_by_jets(geometry, layer) - geometry.curvature()) < 1e-14);
            CHECK(std::abs(differences - geometry.curvature()) < 1e-10);
            // in z the metric is conformal: g_xx alike, and dz = ln 2 z dτ
            const double z = LayerGeometry::depth(layer);
            CHECK(
                geometry.conformal_factor(z) ==
                doctest::Approx(geometry.space_metric(layer)).epsilon(1e-14));
            CHECK(
                geometry.conformal_factor(z) * std::pow(std::log(2.0) * z, 2) ==
                doctest::Approx(geometry.time_metric()).epsilon(1e-14));
        }
    }
    // a cylinder, all layers alike, is flat
    CHECK(
        std::abs(curvature_by_differences(
            1.0, [](double) { return 2.0; }, 0.0, 0.1)) < 1e-12);
}

TEST_CASE("the metric counts the sites of the layers") {
    const LayerGeometry geometry{.alpha = 2.0};
    const TensorGraph tree = binary_tree(256);
    for (std::size_t tau = 0; tau < tree.layers.size(); ++tau) {
        const double length = 256.0 * std::sqrt(geometry.space_metric(static_cast<double>(tau)));

        CHECK(length == doctest::Approx(std::sqrt(2.0) * static_cast<double>(tree.layers[tau])));
    }
}

TEST_CASE("geodesics are as long as their lengths add up to") {
    const LayerGeometry geometry{.alpha = 1.7};
    // half a circle about x = 0 of radius R in (x, z): ds = (√α/ln 2) dφ/sin φ
    const double z = LayerGeometry::depth(0.0);
    const double x = 40.0;
    const double start = std::atan2(z, 0.5 * x);
    const double length =
        2.0 * std::sqrt(geometry.alpha) / std::log(2.0) * -std::log(std::tan(0.5 * start));

    CHECK(geometry.distance(x, 0.0) == doctest::Approx(length).epsilon(1e-13));
    // 2√α for each doubling, as 2 on the tree
    const double far = geometry.distance(2e9, 0.0) - geometry.distance(1e9, 0.0);
    CHECK(far == doctest::Approx(2.0 * std::sqrt(geometry.alpha)).epsilon(1e-12));
}

}  // namespace feynet::test::layer_geometry_test
