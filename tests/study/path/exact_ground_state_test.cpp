#include "feynet/study/path/exact_ground_state.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::exact_ground_state_test {
namespace {

PathSystem long_path(const AnyPotential& potential) {
    return {TimeGrid(0.25, 160, Boundary::Free), Rule::Site, 1.0, potential};
}

}  // namespace

TEST_CASE("exact ground state: for an oscillator it is the Gaussian of the lattice") {
    const double p = LatticeOscillator(Rule::Site, 1.0, 1.0, 0.25).amplitude;

    const ExactGroundState exact(long_path(HarmonicPotential{}));

    const std::vector<double> positions = exact.grid().positions();
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double y = positions[i];
        const double psi = std::pow(std::numbers::pi * p, -0.25) * std::exp(-0.5 * y * y / p);
        CHECK(std::abs(exact.wave()[i] - psi) < 1e-9);
    }
    CHECK(exact.square() == doctest::Approx(0.5 * p).epsilon(1e-9));
    CHECK(exact.distance() < 1e-9);
}

TEST_CASE("exact ground state: its means give it back, with its energy") {
    const ExactGroundState exact(long_path(QuarticPotential{}));
    const std::vector<double> means = exact.means();

    CHECK(
        exact.functions().energy(means) ==
        doctest::Approx(exact.path().ground_energy()).epsilon(1e-9));
    for (Index i = 0; i < exact.grid().size; ++i) {
        const double psi = exact.wave()[static_cast<std::size_t>(i)];
        CHECK(std::abs(exact.functions().wave(means, i) - psi) < 1e-9);
    }
    CHECK(exact.distance() < 1e-8);
}

TEST_CASE("exact ground state: short paths are far from it, and a tiny spacing is refused") {
    const QuarticPotential quartic{};
    const PathSystem brief(TimeGrid(0.25, 4, Boundary::Free), Rule::Site, 1.0, quartic);
    const TimeGrid fine(1e-5, 160, Boundary::Free);
    const PathSystem tiny(fine, Rule::Site, 1.0, HarmonicPotential{});

    CHECK(ExactGroundState(brief).distance() > 1e-3);
    CHECK_THROWS_WITH_AS(ExactGroundState{tiny}, doctest::Contains("spacing"), InvalidInput);
}

}  // namespace feynet::test::exact_ground_state_test
