#include "feynet/statistics/principal_rate.hpp"
#include "statistics/known_levels.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::level_law_test {
namespace {

const std::vector<Index> lags{1, 2, 4, 8, 16};
const std::vector<double> times{1.0, 2.0, 4.0, 8.0, 16.0};

KnownLevels with_energies(const Eigen::VectorXd& energies, const Eigen::MatrixXd& overlaps) {
    return {
        .energies = energies,
        .overlaps = overlaps,
        .vacuum = Eigen::VectorXd{{0.0, 1.0}},
        .n_slices = 48,
        .memory = 0.4};
}

constexpr double level = 0.15;

/// How often an error bar covers the lowest energy, and the mean of the pulls.
struct Coverage {
    double one_sigma = 0.0;
    double mean_pull = 0.0;

    void add(double value, double error) {
        const double pull = (value - level) / error;
        one_sigma += std::abs(pull) <= 1.0 ? 1.0 : 0.0;
        mean_pull += pull;
        ++n_;
    }

    void close() {
        one_sigma /= n_;
        mean_pull /= n_;
    }

private:
    double n_ = 0.0;
};

/// Calls use(rates, series) for so many independent sets of measurements.
template <typename Use>
void for_sets(const KnownLevels& levels, std::uint16_t n_sets, Index n_draws, Use use) {
    const PrincipalRates rates(CorrelatorMatrix(2, 5), times);
    for (std::uint16_t set = 0; set < n_sets; ++set) {
        use(rates, levels.measure({.seed = 41, .run = set}, n_draws, lags));
    }
}

}  // namespace

// 1500 sets: the coverage has the standard deviation 0.012, the mean pull 0.026. The bounds are
// four of these from 0.683 and 0: false alarms below 1e-4 each.
TEST_CASE("principal rates: the error bar covers the energy as often as it says") {
    const KnownLevels levels =
        with_energies(Eigen::VectorXd{{level, 0.45}}, Eigen::MatrixXd{{1.0, 0.5}, {0.6, -0.8}});
    Coverage coverage;

    for_sets(levels, 1500, 250, [&](const PrincipalRates& rates, const VectorSeries& series) {
        const GammaResult rate = rates.measured(series, 0, 0);
        coverage.add(rate.mean, *rate.error);
    });
    coverage.close();

    CAPTURE(coverage.one_sigma);
    CAPTURE(coverage.mean_pull);
    CHECK(coverage.one_sigma > 0.635);
    CHECK(coverage.one_sigma < 0.731);
    CHECK(std::abs(coverage.mean_pull) < 0.11);
}

// The error of a settled rate contains a bound on a bias, so it covers more often than in 68.3 % of
// all cases where there is little bias. With 600 sets the coverage has the standard deviation
// 0.019: the lower bound is 2.8 of these below what an honest σ alone would give. In the first
// window the third state shifts the energy by 0.4 and 2 standard errors.
TEST_CASE("settled rate: the window that the data choose keeps error bars honest") {
    for (const double share : {0.05, 0.12}) {
        CAPTURE(share);
        const KnownLevels levels = with_energies(
            Eigen::VectorXd{{level, 0.45, 0.8}},
            Eigen::MatrixXd{{1.0, 0.5, share}, {0.6, -0.8, share}});
        Coverage settled;
        Coverage first;

        for_sets(levels, 600, 1000, [&](const PrincipalRates& rates, const VectorSeries& series) {
            const auto found = settled_rate(rates, series, 0);
            REQUIRE(found.has_value());
            settled.add(found->rate.mean, found->error);
            const GammaResult early = rates.measured(series, 0, 0);
            first.add(early.mean, *early.error);
        });
        settled.close();
        first.close();

        CAPTURE(settled.one_sigma);
        CAPTURE(settled.mean_pull);
        CAPTURE(first.mean_pull);
        CHECK(settled.one_sigma > 0.63);
        CHECK(std::abs(settled.mean_pull) < 0.5);
        CHECK(first.mean_pull > (share < 0.1 ? 0.3 : 2.0));
    }
}

}  // namespace feynet::test::level_law_test
