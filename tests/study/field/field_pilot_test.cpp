#include "feynet/study/field/field_pilot.hpp"

#include "feynet/field/network/hartree_mass.hpp"
#include "feynet/io/run_file.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

namespace feynet::test::field_pilot_test {
namespace {

GaussianMass mass_of(const std::string& text) {
    RunFile file = RunFile::parse(text, "field.toml");
    return gaussian_mass(read_field_settings(file));
}

}  // namespace

TEST_CASE("field pilot: a free field and a given mass need none") {
    CHECK(mass_of("[system]\nmass_squared = 0.3\n").mass_squared == 0.3);
    CHECK(
        mass_of("[system]\nmass_squared = 0.3\nlambda = 1.0\n[network]\nmass_squared = 0.7\n")
            .mass_squared == 0.7);
}

TEST_CASE("field pilot: the mass lies between the inverse length and the mean's") {
    // physics 4.3: L = 8, λ = 6.008 has ξ = 2.0013(8), 1/ξ² = 0.2497; a pilot errs by some 15 %.
    const std::string theory =
        "[system]\nconvention = \"flow\"\nmass_squared = -4.0\nlambda = 6.008\n"
        "[sampler]\nwarmup = 400\n";
    const double hartree =
        hartree_mass_squared(Lattice({8, 8}), ScalarCouplings::flow(-4.0, 6.008), 1);

    const double alone = mass_of(theory + "updates = \"hmc\"\n").mass_squared;
    const double beside_clusters = mass_of(theory).mass_squared;

    CHECK(alone == doctest::Approx(std::sqrt(0.2497 * hartree)).epsilon(0.2));
    CHECK(beside_clusters == hartree);
}

}  // namespace feynet::test::field_pilot_test
