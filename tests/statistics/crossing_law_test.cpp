#include "feynet/statistics/crossing.hpp"
#include "statistics/source_run.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::crossing_law_test {

// 300 experiments: the fraction within one error bar, 0.683 of a normal law, has the standard
// deviation 0.027, and within two, 0.954, one of 0.012; the bounds are four away, the upper one on
// 0.954 three, with the skewness of a binomial on its side: false alarms below 1e-3.
TEST_CASE("Crossing: the error covers the truth as often as it says") {
    constexpr LinearCurve smaller{.slope = 1.0, .centre = 1.0};
    constexpr LinearCurve larger{.slope = 2.0, .centre = 1.05};
    constexpr int n_experiments = 300;
    double one_sigma = 0.0;
    double two_sigma = 0.0;
    for (int i = 0; i < n_experiments; ++i) {
        const auto seed = 5000 + 2 * static_cast<std::uint64_t>(i);
        const Crossing found =
            crossing(smaller.run(1.2, seed, 800), larger.run(1.0, seed + 1, 800), first_mean);
        REQUIRE(found.error.has_value());
        const double pull = std::abs(found.coupling - smaller.crossing(larger)) / *found.error;
        one_sigma += pull <= 1.0 ? 1.0 / n_experiments : 0.0;
        two_sigma += pull <= 2.0 ? 1.0 / n_experiments : 0.0;
    }
    CAPTURE(two_sigma);
    CHECK(one_sigma > 0.57);
    CHECK(one_sigma < 0.79);
    CHECK(two_sigma > 0.905);
    CHECK(two_sigma < 0.991);
}

}  // namespace feynet::test::crossing_law_test
