#include "feynet/statistics/averaged_rate.hpp"

#include "statistics/known_levels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

namespace feynet::test::averaged_rate_test {
namespace {

std::vector<Index> first_lags(Index n) {
    std::vector<Index> lags(static_cast<std::size_t>(n));
    std::iota(lags.begin(), lags.end(), Index{0});
    return lags;
}

/// One operator that sees two states; its products alone, without the mean.
VectorSeries correlator_of(double share, std::uint64_t seed, Index n_draws) {
    const KnownLevels levels{
        .energies = Eigen::VectorXd{{0.2, 0.8}},
        .overlaps = Eigen::MatrixXd{{1.0, share}},
        .vacuum = Eigen::VectorXd{{0.0}},
        .memory = 0.4};
    std::vector<Index> products = first_lags(17);
    products.erase(products.begin());
    return levels.measure({.seed = seed}, n_draws, first_lags(16)).select(products);
}

const std::vector<double> times{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

}  // namespace

TEST_CASE("averaged rate: two states are told apart and the lowest one is found") {
    const auto found = averaged_rate(correlator_of(0.7, 61, 2000), times, {});

    REQUIRE(found.has_value());
    CHECK(found->n_fits > 10);
    CHECK(found->best.rates.size() == 2);
    CHECK(found->best.p > 1e-3);
    CHECK(found->spread < found->error);
    CHECK(std::abs(found->rate - 0.2) < 4.0 * found->error);
}

TEST_CASE("averaged rate: a single state needs one decay, from the first lag on") {
    const auto found = averaged_rate(correlator_of(0.0, 62, 2000), times, {});

    REQUIRE(found.has_value());
    CHECK(found->best.rates.size() == 1);
    CHECK(std::abs(found->rate - 0.2) < 4.0 * found->error);
}

TEST_CASE("averaged rate: noise has none") {
    const VectorSeries series = correlator_of(0.5, 63, 2000);
    VectorSeries shifted(lanes, 16);
    for (Index i = 0; i < series.size(); ++i) {
        Block values(lanes, 16);
        for (Index chain = 0; chain < lanes; ++chain) {
            for (Index j = 0; j < 16; ++j) {
                const auto t = static_cast<std::size_t>(j);
                values(chain, j) = series.bin(chain, i)[t] - 10.0;
            }
        }
        shifted.append(0, values);
    }

    CHECK_FALSE(averaged_rate(shifted, times, {}).has_value());
}

}  // namespace feynet::test::averaged_rate_test
