#include "feynet/path/potential/symmetry.hpp"

#include <doctest/doctest.h>

namespace feynet::test {

TEST_CASE("symmetry: the harmonic, free and quartic potentials are even and have one well") {
    const AnyPotential potentials[] = {HarmonicPotential{}, FreeParticle{}, QuarticPotential{}};
    for (const AnyPotential& potential : potentials) {
        CHECK(is_even(potential));
        CHECK_FALSE(twin_well(potential).has_value());
    }
}

}  // namespace feynet::test
