#include "feynet/study/validation/pull_test.hpp"

#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/kolmogorov_smirnov.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

double two_sided(double square, Index n) {
    const double above = chi_squared_survival(square, static_cast<double>(n));
    return std::min(1.0, 2.0 * std::min(above, 1.0 - above));
}

/// Counts and sums; whether all pulls are finite.
bool gather_pulls(std::span<const double> pulls, PullTest& test) {
    bool all_finite = true;
    for (const double pull : pulls) {
        all_finite = all_finite && std::isfinite(pull);
        test.mean += pull / static_cast<double>(test.n);
        test.chi2 += pull * pull;
        test.beyond_2 += std::abs(pull) > 2.0 ? 1 : 0;
        test.beyond_3 += std::abs(pull) > 3.0 ? 1 : 0;
        if (!(std::abs(pull) <= std::abs(test.largest))) {
            test.largest = pull;
        }
    }
    test.width = std::sqrt(test.chi2 / static_cast<double>(test.n));
    return all_finite;
}

void judge_pulls(const PullLimits& limits, PullTest& test) {
    if (!(test.chi2_p >= limits.p)) {
        test.failures.push_back(fmt::format(
            "the squares of the {} pulls add up to {:.1f}: p = {:.2g} (at least {:g}); errors "
            "{} than they are would do this",
            test.n,
            test.chi2,
            test.chi2_p,
            limits.p,
            test.width > 1.0 ? "said to be smaller" : "said to be larger"));
    }
    if (!(test.distance_p >= limits.p)) {
        test.failures.push_back(fmt::format(
            "the pulls are not distributed normally: distance {:.3f}, p = {:.2g} (at least {:g})",
            test.distance,
            test.distance_p,
            limits.p));
    }
    if (!(std::abs(test.largest) <= limits.pull)) {
        test.failures.push_back(
            fmt::format("the largest pull is {:+.2f} (at most {:g})", test.largest, limits.pull));
    }
}

}  // namespace

PullTest test_pulls(std::span<const double> pulls, const PullLimits& limits) {
    PullTest test;
    test.n = std::ssize(pulls);
    if (test.n == 0) {
        return test;
    }
    if (!gather_pulls(pulls, test)) {
        test.chi2_p = 0.0;
        test.distance_p = 0.0;
        test.failures.emplace_back("a pull is not a finite number");
        return test;
    }
    test.chi2_p = two_sided(test.chi2, test.n);
    const KolmogorovSmirnov ks = kolmogorov_smirnov(
        std::vector<double>(pulls.begin(), pulls.end()),
        [](double z) { return normal_survival(-z); });
    test.distance = ks.distance;
    test.distance_p = ks.p;
    judge_pulls(limits, test);
    return test;
}

double false_alarm_rate(Index n_independent, Index n_companions, const PullLimits& limits) {
    return std::min(
        1.0,
        2.0 * limits.p + expected_beyond(n_independent, limits.pull) +
            expected_beyond(n_companions, limits.companion));
}

double expected_beyond(Index n, double z) {
    return static_cast<double>(n) * normal_two_sided(z);
}

}  // namespace feynet
