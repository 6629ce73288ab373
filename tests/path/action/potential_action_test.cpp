#include "feynet/path/action/potential_action.hpp"

#include "feynet/core/error.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::potential_action_test {

TEST_CASE("potential action: S is V, its gradient V'") {
    const QuarticPotential quartic{.mass = 1.3, .frequency = 0.7, .coupling = 0.4};
    const PotentialAction action(quartic);
    const Block q = normal_block(1);
    Block gradient;

    action.gradient(q, gradient);

    const Lanes x = q.col(0);
    CHECK((action.value(q) - quartic.value(x)).abs().maxCoeff() < 1e-14);
    const Lanes force = 1.3 * 0.49 * x + 1.6 * x.cube();
    CHECK((gradient.col(0) - force).abs().maxCoeff() < 1e-13);
}

TEST_CASE("potential action: ⟨x²⟩ is that of e^(−V)") {
    const HarmonicPotential harmonic{.mass = 1.3, .frequency = 0.7};
    const QuarticPotential pure{.mass = 1.0, .frequency = 0.0, .coupling = 2.0};

    // Γ(3/4)/Γ(1/4)/√λ for V = λ x⁴.
    const double quartic_square = std::tgamma(0.75) / std::tgamma(0.25) / std::sqrt(2.0);
    CHECK(
        PotentialAction(harmonic).mean_square() ==
        doctest::Approx(1.0 / (1.3 * 0.49)).epsilon(1e-12));
    CHECK(PotentialAction(pure).mean_square() == doctest::Approx(quartic_square).epsilon(1e-12));
    CHECK_THROWS_AS(PotentialAction(FreeParticle{}).mean_square(), InvalidInput);
}

}  // namespace feynet::test::potential_action_test
