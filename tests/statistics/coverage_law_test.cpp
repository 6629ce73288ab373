#include "statistics/coverage.hpp"

#include <doctest/doctest.h>

namespace feynet::test::coverage_law_test {
namespace {

constexpr std::uint32_t n_blocks = 1000;

/// N/τ_int = 200, four chains together.
Index length_of_chain(double tau) {
    return static_cast<Index>(std::ceil(50.0 * tau));
}

/// 65.5 … 70.5 % and 93.5 … 96.5 %, wider by three standard deviations of a share among 2000.
bool is_honest(const Coverage& coverage) {
    return std::abs(coverage.one_sigma - 0.68) <= 0.025 + 0.031 &&
           std::abs(coverage.two_sigma - 0.95) <= 0.015 + 0.015;
}

}  // namespace

// What is expected, 0.67 … 0.69 and 0.943 … 0.950, is four standard deviations or more away from
// the bounds: false alarms of a new seed below 1e-3 in all nine cells. validate_coverage has more
// runs and the bounds themselves.
TEST_CASE("error bars of means, ratios and effective masses cover the truth as often as they say") {
    std::uint64_t seed = 40;
    for (const double tau : {0.5, 5.0, 20.0}) {
        for (const KnownNumber& known : known_numbers()) {
            CAPTURE(tau);
            CAPTURE(known.name);
            const Coverage real = coverage_of(known, tau, length_of_chain(tau), n_blocks, ++seed);
            CAPTURE(real.one_sigma);
            CAPTURE(real.two_sigma);
            CHECK(is_honest(real));
        }
    }
}

TEST_CASE("error bars that know nothing of autocorrelation do not") {
    for (const double tau : {5.0, 20.0}) {
        for (const KnownNumber& known : known_numbers()) {
            CAPTURE(known.name);
            CHECK_FALSE(
                is_honest(coverage_of(known, tau, length_of_chain(tau), 100, 50, &naive_error)));
        }
    }
}

}  // namespace feynet::test::coverage_law_test
