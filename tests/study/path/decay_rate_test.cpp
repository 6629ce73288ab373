#include "feynet/study/path/decay_rate.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/random.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace feynet::test::decay_rate_test {

TEST_CASE("decay rate: a single exponential decays with its gap between any two times") {
    const TimeGrid grid(0.2, 400, Boundary::Periodic);
    const auto oscillator =
        exact_path(PathSystem(grid, Rule::Site, 1.0, HarmonicPotential{.frequency = 1.3}));

    CHECK(DecayRate(0, 3, 0.2).exact(*oscillator) == doctest::Approx(oscillator->gap()));
    CHECK(DecayRate(4, 9, 0.2).exact(*oscillator) == doctest::Approx(oscillator->gap()));
}

TEST_CASE("decay rate: the measured one has the error of the logarithm of a ratio") {
    constexpr Index n = 4000;
    constexpr double noise = 0.1;
    VectorSeries correlator(lanes, 3);
    for (Index i = 0; i < n; ++i) {
        Block values(lanes, 3);
        fill_normals(
            Stream{.seed = 3, .trajectory = static_cast<std::uint32_t>(i)}, Purpose::Test, values);
        values *= noise;
        values.col(0) += 1.0;
        values.col(2) += 0.5;
        correlator.append(0, values);
    }

    const GammaResult rate = DecayRate(0, 2, 0.25).measured(correlator);

    const double error =
        noise / 0.5 * std::sqrt(1.0 + 4.0) / std::sqrt(static_cast<double>(n * lanes));
    REQUIRE(rate.error.has_value());
    CHECK(*rate.error == doctest::Approx(error).epsilon(0.05));
    // Fixed seed; 5σ: 6e-7.
    CHECK(std::abs(rate.mean - std::log(2.0) / 0.5) < 5.0 * error);
}

TEST_CASE("decay rate: the second time is after the first") {
    CHECK_THROWS_AS(DecayRate(2, 2, 0.1), InvalidInput);
    CHECK_THROWS_AS(DecayRate(-1, 2, 0.1), InvalidInput);
}

}  // namespace feynet::test::decay_rate_test
