#include "feynet/statistics/decay_fit.hpp"

#include "statistics/known_levels.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

namespace feynet::test::decay_fit_test {
namespace {

/// Means without noise; the groups are unit vectors, so that the fit weighs all points alike.
MeanCovariance noiseless(const std::vector<double>& times, const PeriodicDecay& decay) {
    const auto k = static_cast<Index>(times.size());
    MeanCovariance sample;
    sample.mean.resize(k);
    for (Index i = 0; i < k; ++i) {
        const double t = times[static_cast<std::size_t>(i)];
        sample.mean[i] = 1.5 * decay.value(0.3, t) + 0.4 * decay.value(0.9, t);
    }
    sample.error = Eigen::VectorXd::Constant(k, 1e-3);
    sample.groups = Eigen::MatrixXd::Zero(50 + k, k);
    sample.groups.topRows(k).diagonal().setConstant(1e-3);
    sample.block_length = 1;
    return sample;
}

std::vector<double> first_times(Index n) {
    std::vector<double> times(static_cast<std::size_t>(n));
    std::iota(times.begin(), times.end(), 0.0);
    return times;
}

std::vector<Index> lags_from(Index first, Index end) {
    std::vector<Index> lags(static_cast<std::size_t>(end - first));
    std::iota(lags.begin(), lags.end(), first);
    return lags;
}

}  // namespace

TEST_CASE("decay fit: two decays without noise are found exactly, on a ring too") {
    const std::vector<double> times = first_times(12);
    for (const PeriodicDecay& decay : {PeriodicDecay{}, PeriodicDecay{.period = 24.0}}) {
        const MeanCovariance sample = noiseless(times, decay);

        const auto fit = fit_decays(sample, times, lags_from(0, 12), decay, 2);

        REQUIRE(fit.has_value());
        CHECK(fit->rates[0] == doctest::Approx(0.3).epsilon(1e-7));
        CHECK(fit->rates[1] == doctest::Approx(0.9).epsilon(1e-7));
        CHECK(fit->amplitudes[0] == doctest::Approx(1.5).epsilon(1e-7));
        CHECK(fit->amplitudes[1] == doctest::Approx(0.4).epsilon(1e-7));
        CHECK(fit->dof == 8);
        CHECK(fit->t2 < 1e-10);
        CHECK(fit->p == doctest::Approx(1.0));
    }
}

TEST_CASE("decay fit: a single decay does not describe two") {
    const std::vector<double> times = first_times(12);
    const MeanCovariance sample = noiseless(times, {});

    const auto early = fit_decays(sample, times, lags_from(0, 12), {}, 1);
    const auto late = fit_decays(sample, times, lags_from(9, 12), {}, 1);

    REQUIRE(early.has_value());
    REQUIRE(late.has_value());
    CHECK(early->p < 1e-9);
    CHECK(late->p > 0.5);
    CHECK(std::abs(late->rates[0] - 0.3) < 0.02);
}

TEST_CASE("decay fit: it needs more points than parameters and enough blocks") {
    const std::vector<double> times = first_times(12);
    MeanCovariance sample = noiseless(times, {});

    CHECK_FALSE(fit_decays(sample, times, lags_from(0, 2), {}, 1).has_value());
    CHECK_FALSE(fit_decays(sample, times, lags_from(0, 4), {}, 2).has_value());
    sample.groups.conservativeResize(14, 12);
    CHECK_FALSE(fit_decays(sample, times, lags_from(0, 12), {}, 1).has_value());
}

}  // namespace feynet::test::decay_fit_test
