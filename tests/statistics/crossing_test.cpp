#include "feynet/statistics/crossing.hpp"

#include "feynet/core/error.hpp"
#include "statistics/source_run.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::crossing_test {

namespace {

constexpr LinearCurve small{.slope = 0.5, .centre = 0.9};
constexpr LinearCurve middle{.slope = 1.0, .centre = 1.0};
constexpr LinearCurve large{.slope = 2.0, .centre = 1.05};

}  // namespace

// Two-sided normal tail at 4σ: false alarms of a new seed below 1e-4 for each number. A line has
// no curvature, so that the errors are those of ε in (ε_l − ε_s)/(c_l − c_s), σ² = 2τ/N each; 200
// blocks of each run know them to a few percent.
TEST_CASE("Crossing: two lines cross where they must, with the error of their difference") {
    const Index n = 20000;
    const Reweighting first = middle.run(1.1, 41, n);
    const Reweighting second = large.run(1.0, 42, n);

    const Crossing found = crossing(first, second, first_mean);

    REQUIRE(found.error.has_value());
    const double exact = middle.crossing(large);
    CHECK(std::abs(found.coupling - exact) < 4.0 * *found.error);
    CHECK(std::abs(found.height + exact - 1.0) < 4.0 * *found.height_error);
    const double sigma = std::sqrt(6.0 / (8.0 * static_cast<double>(n)));
    CHECK(*found.error == doctest::Approx(std::sqrt(2.0) * sigma).epsilon(0.2));
    CHECK(found.least_overlap > 0.7);
}

TEST_CASE("Crossing: with a run at the wrong coupling the answer is far off") {
    const Reweighting first = middle.run(1.1, 43, 20000);
    const Reweighting honest = large.run(1.0, 44, 20000);
    const Reweighting mislabelled(honest.measured(), 1, 1.1);

    const Crossing wrong = crossing(first, mislabelled, first_mean);

    REQUIRE(wrong.error.has_value());
    CHECK(std::abs(wrong.coupling - middle.crossing(large)) > 8.0 * *wrong.error);
}

// −σ²(ε₂)/((c₂ − c₁)(c₃ − c₂)) is the covariance of crossings that share run 2; 200 blocks know it
// to about 10 %, besides the noise of the others.
TEST_CASE("Crossing: crossings that share a run are correlated as they must be") {
    const Index n = 20000;
    const Reweighting first = small.run(1.0, 45, n);
    const Reweighting second = middle.run(1.1, 46, n);
    const Reweighting third = large.run(1.0, 47, n);
    const std::vector<Crossing> pairs{
        crossing(first, second, first_mean), crossing(second, third, first_mean)};

    const Eigen::MatrixXd covariance = covariance_of_successive(pairs);

    const double variance = 6.0 / (8.0 * static_cast<double>(n));
    CHECK(covariance(0, 0) == doctest::Approx(*pairs[0].error * *pairs[0].error));
    CHECK(covariance(0, 1) == doctest::Approx(-variance / 0.5).epsilon(0.4));
    CHECK(covariance(1, 0) == covariance(0, 1));
}

TEST_CASE("Crossing: runs too far apart, lines that do not cross and short runs are refused") {
    const Index n = 4000;
    const Reweighting first = middle.run(1.0, 48, n);

    const Crossing apart = crossing(first, large.run(6.0, 49, n), first_mean);
    const LinearCurve beyond{.slope = 2.0, .centre = 3.0};
    const Crossing none = crossing(first, beyond.run(1.0, 50, n), first_mean);
    const Crossing brief = crossing(middle.run(1.0, 51, 40), large.run(1.0, 52, 40), first_mean);

    CHECK(apart.status == CrossingStatus::NoOverlap);
    CHECK(none.status == CrossingStatus::NoCrossing);
    CHECK(none.coupling > 1.3);
    CHECK(brief.status == CrossingStatus::TooShort);
    for (const Crossing& refused : {apart, none, brief}) {
        CHECK_FALSE(refused.error.has_value());
        CHECK_FALSE(describe(refused.status).empty());
    }
    CHECK_THROWS_AS(covariance_of_successive(std::vector{apart}), InvalidInput);
}

// Lines of one slope that are the same: wherever noise lets them cross, the error is as wide as
// the range.
TEST_CASE("Crossing: two curves that are the same do not cross for sure") {
    for (std::uint64_t seed = 60; seed < 80; seed += 2) {
        const Crossing found =
            crossing(middle.run(1.0, seed, 1000), middle.run(1.0, seed + 1, 1000), first_mean);
        CHECK_FALSE(found.error.has_value());
    }
}

}  // namespace feynet::test::crossing_test
