#include "feynet/field/exact/normal_ordered_mass.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/field/network/hartree_mass.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::normal_ordered_mass_test {
namespace {

constexpr double pi = 3.14159265358979323846;

/// (1/L²) Σ_p 1/(p̂² + μ²), which tends to the integral as e^{−μL}.
double tadpole_of_torus(int extent, double mass_squared) {
    double sum = 0.0;
    for (int i = 0; i < extent; ++i) {
        for (int j = 0; j < extent; ++j) {
            sum += 1.0 / (4.0 * square(std::sin(pi * i / extent)) +
                          4.0 * square(std::sin(pi * j / extent)) + mass_squared);
        }
    }
    return sum / square(static_cast<double>(extent));
}

}  // namespace

TEST_CASE("normal-ordered mass: the tadpole is the sum over the momenta of a large torus") {
    for (const double mass_squared : {0.1, 0.5, 2.0, 30.0}) {
        CAPTURE(mass_squared);
        CHECK(
            square_lattice_tadpole(mass_squared) ==
            doctest::Approx(tadpole_of_torus(128, mass_squared)).epsilon(1e-12));
    }
}

TEST_CASE("normal-ordered mass: the tadpole is that of the continuum for a small mass") {
    CHECK(
        square_lattice_tadpole(1e-8) ==
        doctest::Approx(std::log(32.0 / 1e-8) / (4.0 * pi)).epsilon(1e-8));
}

// Of a one-component field the Gaussian that is nearest in the mean has the same tadpoles.
TEST_CASE("normal-ordered mass: on a large torus it is the Hartree mass, sums over momenta") {
    const Lattice lattice({96, 96}, TimeEnds::Periodic);
    for (const double lambda : {0.5, 1.0, 4.0}) {
        for (const double bare : {-0.4, 0.0, 0.7}) {
            CAPTURE(lambda);
            CAPTURE(bare);
            CHECK(
                normal_ordered_mass_squared(bare, lambda) ==
                doctest::Approx(
                    hartree_mass_squared(lattice, ScalarCouplings::canonical(bare, lambda), 1))
                    .epsilon(1e-7));
        }
    }
}

TEST_CASE("normal-ordered mass: the bare mass leads back to it, deep in the broken phase too") {
    for (const double mass_squared : {1e-5, 0.03, 1.0, 20.0}) {
        const double bare = bare_mass_squared(mass_squared, 0.3);
        CHECK(
            normal_ordered_mass_squared(bare, 0.3) == doctest::Approx(mass_squared).epsilon(1e-9));
    }
    CHECK(normal_ordered_mass_squared(-20.0, 1.0) > 0.0);
}

// κ_c = 0.27088 at λ = 0.022 of the hopping convention is μ₀² = −0.47076 at λ = 0.29982.
TEST_CASE("normal-ordered mass: a critical point of the hopping convention has λ/μ² near 10.32") {
    const auto canonical =
        in_convention(ScalarCouplings::hopping(0.27088, 0.022, 2), Convention::Canonical, 2);

    CHECK(
        canonical.lambda / normal_ordered_mass_squared(canonical.first, canonical.lambda) ==
        doctest::Approx(10.32).epsilon(1e-3));
}

TEST_CASE("normal-ordered mass: no mass and no coupling are refused") {
    CHECK_THROWS_AS(square_lattice_tadpole(0.0), InvalidInput);
    CHECK_THROWS_AS(normal_ordered_mass_squared(-1.0, 0.0), InvalidInput);
}

}  // namespace feynet::test::normal_ordered_mass_test
