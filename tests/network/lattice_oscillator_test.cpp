#include "feynet/network/lattice_oscillator.hpp"

#include "feynet/core/error.hpp"
#include "support/dense_oscillator.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::lattice_oscillator_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("lattice oscillator: ϑ and P give the propagator on a ring for both rules") {
    // G(k) = (P/2) cosh(ϑ(N/2 − k))/sinh(Nϑ/2), at aω = 0.5.
    constexpr Index n_slices = 12;
    const TimeGrid ring(0.5, n_slices, Boundary::Periodic);
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        const LatticeOscillator oscillator(rule, 1.3, 1.0, 0.5);
        const Eigen::MatrixXd covariance = DenseOscillator(ring, rule, 1.3, 1.0).covariance();
        for (Index k = 0; k < n_slices; ++k) {
            const double phase = 0.5 * n_slices - static_cast<double>(k);
            const double propagator = 0.5 * oscillator.amplitude *
                                      std::cosh(oscillator.theta * phase) /
                                      std::sinh(0.5 * n_slices * oscillator.theta);

            CHECK(covariance(0, k) == doctest::Approx(propagator).epsilon(1e-13));
        }
    }
}

TEST_CASE("lattice oscillator: the site rule at aω = 0.25, β = 8 has the published gap and ⟨x²⟩") {
    const LatticeOscillator oscillator(Rule::Site, 1.0, 1.0, 0.25);

    CHECK(oscillator.theta / 0.25 == doctest::Approx(0.9974139754).epsilon(1e-10));
    CHECK(
        0.5 * oscillator.amplitude / std::tanh(16.0 * oscillator.theta) ==
        doctest::Approx(0.4964788852).epsilon(1e-10));
}

TEST_CASE("lattice oscillator: the midpoint rule has the amplitude of the continuum") {
    const LatticeOscillator oscillator(Rule::Midpoint, 1.3, 0.9, 0.7);

    CHECK(oscillator.amplitude == doctest::Approx(1.0 / (1.3 * 0.9)).epsilon(1e-15));
}

TEST_CASE("lattice oscillator: the free variance is P sinh ϑ, and a/m for the free particle") {
    for (const Rule rule : {Rule::Site, Rule::Midpoint}) {
        const LatticeOscillator oscillator(rule, 1.3, 0.9, 0.7);
        const LatticeOscillator free(rule, 1.3, 0.0, 0.7);

        CHECK(
            oscillator.free_variance ==
            doctest::Approx(oscillator.amplitude * std::sinh(oscillator.theta)).epsilon(1e-14));
        CHECK(free.free_variance == 0.7 / 1.3);
        CHECK(free.theta == 0.0);
        CHECK(std::isinf(free.amplitude));
    }
}

TEST_CASE("lattice oscillator: bad parameters are refused") {
    CHECK_THROWS_AS(LatticeOscillator(Rule::Site, 0.0, 1.0, 0.1), InvalidInput);
    CHECK_THROWS_AS(LatticeOscillator(Rule::Site, -1.0, 1.0, 0.1), InvalidInput);
    CHECK_THROWS_AS(LatticeOscillator(Rule::Site, nan, 1.0, 0.1), InvalidInput);
    CHECK_THROWS_AS(LatticeOscillator(Rule::Site, 1.0, -1.0, 0.1), InvalidInput);
    CHECK_THROWS_AS(LatticeOscillator(Rule::Site, 1.0, nan, 0.1), InvalidInput);
    CHECK_THROWS_AS(LatticeOscillator(Rule::Midpoint, 1.0, 20.0, 0.1), InvalidInput);
    CHECK_NOTHROW(LatticeOscillator(Rule::Midpoint, 1.0, 19.9, 0.1));
    CHECK_NOTHROW(LatticeOscillator(Rule::Site, 1.0, 200.0, 0.1));
}

}  // namespace feynet::test::lattice_oscillator_test
