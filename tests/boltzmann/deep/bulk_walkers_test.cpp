#include "feynet/boltzmann/deep/bulk_walkers.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/estimate.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::bulk_walkers_test {
namespace {

const BulkScalar coarse{.mass_squared = 0.0, .cutoff = 0.2, .spacing = 0.4};

/// ⟨φ₀²⟩ over sweeps of one block, the first hundred left out.
Estimate visible_variance(const BulkLayers& layers) {
    BulkWalkers walkers(layers);
    Series squares(lanes);
    for (std::uint32_t sweep = 0; sweep < 8100; ++sweep) {
        walkers.sweep({.seed = 5, .trajectory = sweep});
        if (sweep >= 100) {
            squares.append(0, walkers.field().col(0).square());
        }
    }
    return estimate(squares);
}

}  // namespace

TEST_CASE("sampled layers have the covariance 1/G at the boundary") {
    const BulkLayers layers = bulk_layers(coarse, 1.0);
    const Estimate variance = visible_variance(layers);
    const double exact = 1.0 / boundary_kernel(layers);

    // False alarms: 4σ, 6e-5; fixed seed.
    CHECK(std::abs(variance.mean - exact) < 4.0 * *variance.error);
    CHECK(*variance.error < 0.03 * exact);
    // A field with a mass is another one.
    BulkScalar heavy = coarse;
    heavy.mass_squared = 0.2;
    const Estimate other = visible_variance(bulk_layers(heavy, 1.0));
    CHECK(std::abs(other.mean - exact) > 4.0 * *other.error);
}

TEST_CASE("a sweep draws every layer from what its neighbours say") {
    const BulkLayers layers =
        bulk_layers({.mass_squared = 0.3, .cutoff = 1.0, .spacing = 0.9}, 5.0);
    BulkWalkers walkers(layers);
    const Stream stream{.seed = 9};

    walkers.sweep(stream);

    Block normals(lanes, columns_at_once);
    fill_normals(stream, Purpose::Proposal, normals);
    const Eigen::ArrayXd a = layers.diagonal();
    const Lanes first = normals.col(0) / std::sqrt(a(0));
    const Lanes third = normals.col(2) / std::sqrt(a(2));
    const Lanes second = normals.col(1) / std::sqrt(a(1)) +
                         (layers.links(0) * first + layers.links(1) * third) / a(1);
    CHECK((walkers.field().col(0) - first).abs().maxCoeff() < 1e-15);
    CHECK((walkers.field().col(1) - second).abs().maxCoeff() < 1e-15);
}

TEST_CASE("layers that have no positive weight cannot be sampled") {
    BulkLayers layers = bulk_layers(coarse, 1.0);
    layers.sites(3) = -1e6;

    CHECK_THROWS_AS(BulkWalkers{layers}, InvalidInput);
}

}  // namespace feynet::test::bulk_walkers_test
