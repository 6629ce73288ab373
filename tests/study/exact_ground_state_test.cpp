#include "feynet/study/exact_ground_state.hpp"

#include "feynet/core/error.hpp"
#include "small_settings.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test {
namespace {

PathSettings long_path(PathSettings settings) {
    settings.time.boundary = Boundary::Free;
    settings.time.spacing = 0.25;
    settings.time.n_slices = 160;
    return settings;
}

}  // namespace

TEST_CASE("exact ground state: for an oscillator it is the Gaussian of the lattice") {
    const PathSettings settings = long_path(small_oscillator());
    const double p = LatticeOscillator(Rule::Site, 1.0, 1.0, 0.25).amplitude;

    const ExactGroundState exact(settings);

    const std::vector<double> positions = exact.grid().positions();
    for (Index i = 0; i < exact.grid().size; ++i) {
        const double y = positions[static_cast<std::size_t>(i)];
        const double psi = std::pow(std::numbers::pi * p, -0.25) * std::exp(-0.5 * y * y / p);
        CHECK(std::abs(exact.functions().wave(exact.means(), i) - psi) < 1e-9);
    }
    CHECK(exact.energy() == doctest::Approx(exact.path().ground_energy()).epsilon(1e-9));
}

TEST_CASE("exact ground state: its square is the density half-way along a long path") {
    const ExactGroundState exact(long_path(small_quartic()));
    const std::vector<double> positions = exact.grid().positions();
    for (Index i = 0; i < exact.grid().size; i += 7) {
        const double psi = exact.functions().wave(exact.means(), i);
        const double density = exact.path().density(80, positions[static_cast<std::size_t>(i)]);
        CHECK(std::abs(psi * psi - density) < 1e-8);
    }
    CHECK(exact.energy() == doctest::Approx(exact.path().ground_energy()).epsilon(1e-9));
}

TEST_CASE("exact ground state: a spacing that would need too many positions is refused") {
    PathSettings settings = long_path(small_oscillator());
    settings.time.spacing = 1e-5;

    CHECK_THROWS_WITH_AS(ExactGroundState{settings}, doctest::Contains("spacing"), InvalidInput);
}

}  // namespace feynet::test
