#include "feynet/path/exact/exact_path.hpp"

#include <doctest/doctest.h>

namespace feynet::test {

TEST_CASE("exact path: quadratic actions have closed forms, others a transfer matrix") {
    const TimeGrid grid(0.4, 5, Boundary::HalfLine, 0.3);
    const PathSystem free(grid, Rule::Site, 1.0, FreeParticle{});
    const PathSystem harmonic(grid, Rule::Site, 1.0, HarmonicPotential{});
    const PathSystem quartic(grid, Rule::Site, 1.0, QuarticPotential{});

    CHECK(exact_path(free)->method().find("closed form") == 0);
    CHECK(exact_path(harmonic)->method().find("closed form") == 0);
    CHECK(exact_path(quartic)->method().find("transfer matrix") == 0);
}

}  // namespace feynet::test
