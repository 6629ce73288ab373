#include "feynet/statistics/mean_covariance.hpp"

#include "feynet/statistics/gamma_method.hpp"
#include "statistics/autoregressive.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::mean_covariance_test {
namespace {

/// x, y and x + y of two autoregressive chains.
VectorSeries sum_of_chains(double rho, Index n) {
    const Block x = Autoregressive{rho}.sample({.seed = 51, .run = 1}, n);
    const Block y = Autoregressive{rho}.sample({.seed = 51, .run = 2}, n);
    VectorSeries series(lanes, 3);
    Block values(lanes, 3);
    for (Index t = 0; t < n; ++t) {
        values.col(0) = x.col(t);
        values.col(1) = 2.0 * y.col(t);
        values.col(2) = x.col(t) + 2.0 * y.col(t);
        series.append(0, values);
    }
    return series;
}

}  // namespace

// 400 blocks know an error to 3.5 %, the Γ-method to 2 %: 16 % is 4σ.
TEST_CASE("mean covariance: the errors are those of the Γ-method") {
    const VectorSeries series = sum_of_chains(0.8, 20000);

    const auto sample = mean_covariance(series, 20.0, 400.0);

    REQUIRE(sample.has_value());
    CHECK(sample->n_blocks() == 400);
    CHECK(sample->block_length == 400);
    for (Index j = 0; j < 3; ++j) {
        const GammaResult gamma = gamma_method(Series(series, j));
        CHECK(sample->mean[j] == doctest::Approx(gamma.mean).epsilon(1e-9));
        CHECK(sample->error[j] == doctest::Approx(*gamma.error).epsilon(0.16));
    }
}

TEST_CASE("mean covariance: what others explain is left out") {
    const auto sample = mean_covariance(sum_of_chains(0.5, 4000), 20.0, 100.0);

    REQUIRE(sample.has_value());
    const std::array<Index, 3> all{0, 1, 2};
    CHECK(independent_components(*sample, all, 1e-8).size() == 2);
    const std::array<Index, 2> two{0, 2};
    CHECK(independent_components(*sample, two, 1e-8).size() == 2);
    const Eigen::MatrixXd groups = sample->standardised(two);
    const Eigen::MatrixXd correlation = groups.transpose() * groups;
    CHECK(correlation(0, 0) == doctest::Approx(1.0));
    // ⟨x (x + 2y)⟩/√(⟨x²⟩⟨(x + 2y)²⟩) = 1/√5, known to 1/√100
    CHECK(std::abs(correlation(0, 1) - 1.0 / std::sqrt(5.0)) < 0.35);
}

TEST_CASE("mean covariance: chains shorter than a block have none") {
    CHECK_FALSE(mean_covariance(sum_of_chains(0.9, 100), 20.0, 100.0).has_value());
}

TEST_CASE("evenly spaced: both ends belong to it") {
    const std::array<Index, 7> all{3, 4, 5, 6, 7, 8, 9};

    CHECK(evenly_spaced(all, 3) == std::vector<Index>{3, 6, 9});
    CHECK(evenly_spaced(all, 10).size() == 7);
    CHECK(evenly_spaced(all, 1) == std::vector<Index>{3});
    CHECK(evenly_spaced({}, 4).empty());
}

}  // namespace feynet::test::mean_covariance_test
