// False alarms: seeds are fixed; the bound on the rate of failing lists fails with p = 1e-3.
#include "feynet/study/validation/pull_test.hpp"

#include "feynet/core/random.hpp"
#include "feynet/statistics/distribution.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace feynet::test::pull_test_test {

namespace {

/// The quantiles of the normal law: as normal as a list can be.
std::vector<double> quantiles(int n) {
    std::vector<double> pulls;
    for (int i = 0; i < n; ++i) {
        pulls.push_back(normal_quantile((i + 0.5) / n));
    }
    return pulls;
}

std::vector<double> drawn(std::uint64_t seed, Index n_columns) {
    Block normals(lanes, n_columns);
    fill_normals(Stream{.seed = seed}, Purpose::Test, normals);
    return {normals.data(), normals.data() + normals.size()};
}

std::vector<double> times(std::vector<double> pulls, double factor) {
    for (double& pull : pulls) {
        pull *= factor;
    }
    return pulls;
}

bool passes(const std::vector<double>& pulls) {
    return test_pulls(pulls).failures.empty();
}

}  // namespace

TEST_CASE("Pull test: normal pulls pass, with their counts and moments") {
    const PullTest test = test_pulls(quantiles(1000));

    CHECK(test.failures.empty());
    CHECK(test.n == 1000);
    CHECK(test.mean == doctest::Approx(0.0).epsilon(1e-9));
    CHECK(test.width == doctest::Approx(1.0).epsilon(0.01));
    CHECK(test.beyond_2 == 46);
    CHECK(test.beyond_3 == 2);
    CHECK(expected_beyond(1000, 2.0) == doctest::Approx(45.5).epsilon(1e-3));
}

TEST_CASE("Pull test: errors half or twice as large as they are fail") {
    CHECK_FALSE(passes(times(quantiles(50), 2.0)));
    CHECK_FALSE(passes(times(quantiles(50), 0.5)));
    CHECK_FALSE(passes(times(drawn(1, 32), 2.0)));
    CHECK(passes(drawn(1, 32)));
}

TEST_CASE(
    "Pull test: a common bias, a wrong shape, one wrong number and a number that is none fail") {
    std::vector<double> biased = drawn(2, 64);
    for (double& pull : biased) {
        pull += 0.3;
    }
    CHECK_FALSE(passes(biased));

    // Of the right width, but all at ±1.
    std::vector<double> signs;
    for (const double pull : drawn(3, 16)) {
        signs.push_back(pull > 0.0 ? 1.0 : -1.0);
    }
    CHECK(test_pulls(signs).chi2_p == doctest::Approx(1.0).epsilon(0.1));
    CHECK_FALSE(passes(signs));

    std::vector<double> one_wrong = quantiles(400);
    one_wrong.back() = 4.6;
    CHECK_FALSE(passes(one_wrong));
    one_wrong.back() = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(passes(one_wrong));
}

TEST_CASE("Pull test: no pulls are no failure") {
    CHECK(passes({}));
}

TEST_CASE("Pull test: right lists fail as often as the rate of false alarms says") {
    constexpr int n_lists = 6000;
    constexpr Index n_columns = 16;
    int n_failed = 0;
    for (int i = 0; i < n_lists; ++i) {
        n_failed += passes(drawn(1000 + static_cast<std::uint64_t>(i), n_columns)) ? 0 : 1;
    }

    const double rate = false_alarm_rate(lanes * n_columns, 0);
    CHECK(rate == doctest::Approx(2e-3 + 128 * 6.795e-6).epsilon(1e-3));
    const double bound = rate * n_lists + 3.1 * std::sqrt(rate * n_lists);
    CHECK(n_failed <= bound);
    // The rate is a bound, but not an idle one.
    CHECK(n_failed >= 0.4 * rate * n_lists);
    CHECK(false_alarm_rate(100, 1000) == doctest::Approx(2e-3 + 6.795e-4 + 5.73e-4).epsilon(1e-3));
}

}  // namespace feynet::test::pull_test_test
