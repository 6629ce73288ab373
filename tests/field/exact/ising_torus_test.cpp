#include "feynet/field/exact/ising_torus.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <numbers>

namespace feynet::test::ising_torus_test {
namespace {

/// All 2^V configurations of a small torus, one after the other.
struct Enumeration {
    double log_partition = 0.0;
    double energy = 0.0;
    double specific_heat = 0.0;

    Enumeration(Index n_rows, Index n_columns, double beta) {
        const Index volume = n_rows * n_columns;
        double z = 0.0;
        double first = 0.0;
        double second = 0.0;
        for (std::uint32_t spins = 0; spins < (std::uint32_t{1} << volume); ++spins) {
            const auto spin = [&](Index row, Index column) {
                const Index site = row % n_rows * n_columns + column % n_columns;
                return ((spins >> site) & 1U) != 0 ? 1.0 : -1.0;
            };
            double bonds = 0.0;
            for (Index row = 0; row < n_rows; ++row) {
                for (Index column = 0; column < n_columns; ++column) {
                    bonds += spin(row, column) * (spin(row + 1, column) + spin(row, column + 1));
                }
            }
            const double weight = std::exp(beta * bonds);
            z += weight;
            first += bonds * weight;
            second += bonds * bonds * weight;
        }
        const auto sites = static_cast<double>(volume);
        log_partition = std::log(z);
        energy = -first / z / sites;
        specific_heat = beta * beta * (second / z - first / z * (first / z)) / sites;
    }
};

}  // namespace

TEST_CASE("the closed form is the sum over all configurations, in both phases and at β_c") {
    for (const auto& [rows, columns] :
         {std::pair<Index, Index>{2, 2}, {2, 3}, {3, 3}, {3, 4}, {4, 3}, {2, 6}, {4, 4}}) {
        for (const double beta : {0.01, 0.2, IsingPlane::critical_beta(), 0.6, 1.5}) {
            const IsingTorus torus(rows, columns, beta);
            const Enumeration all(rows, columns, beta);

            CHECK(torus.log_partition() == doctest::Approx(all.log_partition).epsilon(1e-13));
            CHECK(torus.energy() == doctest::Approx(all.energy).epsilon(1e-12));
            CHECK(torus.specific_heat() == doctest::Approx(all.specific_heat).epsilon(1e-10));
        }
    }
}

TEST_CASE("the infinite plane has energy −√2 at β_c and is what large tori tend to elsewhere") {
    const double critical = IsingPlane::critical_beta();
    CHECK(critical == doctest::Approx(0.44068679350977151).epsilon(1e-15));
    CHECK(IsingPlane::energy(critical) == doctest::Approx(-std::numbers::sqrt2).epsilon(1e-13));
    for (const double beta : {0.1, 0.35, 0.52, 0.9}) {
        const IsingTorus torus(400, 300, beta);
        CHECK(torus.energy() == doctest::Approx(IsingPlane::energy(beta)).epsilon(1e-10));
    }
}

TEST_CASE("at β_c the energy of an L × L torus is −√2 − 2ϑ₂ϑ₃ϑ₄/(ϑ₂ + ϑ₃ + ϑ₄)/L") {
    // Ferdinand & Fisher, Phys. Rev. 185 (1969) 832, at the nome e^{−π}
    double theta2 = 0.0;
    double theta3 = 1.0;
    double theta4 = 1.0;
    for (int n = 0; n < 6; ++n) {
        theta2 += 2.0 * std::exp(-std::numbers::pi * (n + 0.5) * (n + 0.5));
        const double term = 2.0 * std::exp(-std::numbers::pi * (n + 1.0) * (n + 1.0));
        theta3 += term;
        theta4 += n % 2 == 0 ? -term : term;
    }
    const double amplitude = 2.0 * theta2 * theta3 * theta4 / (theta2 + theta3 + theta4);
    for (const Index extent : {100, 400}) {
        const IsingTorus torus(extent, extent, IsingPlane::critical_beta());
        const double shift = -(torus.energy() + std::numbers::sqrt2) * static_cast<double>(extent);
        CHECK(shift == doctest::Approx(amplitude).epsilon(1e-3));
    }
}

TEST_CASE("rows and columns of a torus are alike") {
    const IsingTorus wide(7, 30, 0.43);
    const IsingTorus tall(30, 7, 0.43);
    CHECK(wide.log_partition() == doctest::Approx(tall.log_partition()).epsilon(1e-13));
    CHECK(wide.specific_heat() == doctest::Approx(tall.specific_heat()).epsilon(1e-11));
}

TEST_CASE("an ordered plane is magnetised, and fully so in the cold") {
    // at sinh 2β = 2^{1/4} the bracket is ½
    const double beta = 0.5 * std::asinh(std::pow(2.0, 0.25));
    CHECK(IsingPlane::magnetisation(beta) == doctest::Approx(std::pow(0.5, 0.125)));
    CHECK(IsingPlane::magnetisation(0.44) == 0.0);
    CHECK(IsingPlane::magnetisation(5.0) == doctest::Approx(1.0));
}

TEST_CASE("a torus without width or coupling is refused") {
    CHECK_THROWS_AS(IsingTorus(1, 4, 0.4), InvalidInput);
    CHECK_THROWS_AS(IsingTorus(4, 1, 0.4), InvalidInput);
    CHECK_THROWS_AS(IsingTorus(4, 4, 0.0), InvalidInput);
}

}  // namespace feynet::test::ising_torus_test
