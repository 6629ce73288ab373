#include "feynet/path/division/trapezoid_link.hpp"

#include "feynet/path/action/site_action.hpp"
#include "feynet/path/division/oscillator_link.hpp"
#include "feynet/path/potential/harmonic.hpp"
#include "feynet/path/potential/quartic.hpp"
#include "path/division/link_checks.hpp"

#include <cmath>
#include <numbers>

namespace feynet::test::trapezoid_link_test {

TEST_CASE("trapezoid link: on equal intervals its sum is the site action and the measure") {
    const TimeGrid grid(0.3, 7, Boundary::HalfLine);
    const QuarticPotential quartic{.mass = 1.3, .frequency = 0.7, .coupling = 0.4};
    const SiteAction<QuarticPotential> action(grid, 1.3, quartic);
    const TrapezoidLink<QuarticPotential> link(1.3, quartic);
    const Block path = normal_block(8);

    Lanes sum = Lanes::Zero();
    for (Index n = 1; n < 8; ++n) {
        sum += link.value(path.col(n - 1), path.col(n), Lanes::Constant(0.3));
    }

    const double measure = 3.5 * std::log(2.0 * std::numbers::pi * 0.3 / 1.3);
    CHECK((sum - measure - action.value(path)).abs().maxCoeff() < 1e-12);
}

TEST_CASE("trapezoid link: it errs by d³") {
    const HarmonicPotential harmonic{.mass = 1.3, .frequency = 0.9};
    const TrapezoidLink<HarmonicPotential> link(1.3, harmonic);
    const OscillatorLink exact(1.3, 0.9);
    const auto error = [&](double d) {
        const Lanes x = Lanes::Constant(0.8);
        // without the shift of the measure, which is d²/12 ω²
        const Lanes zero = Lanes::Zero();
        const Lanes interval = Lanes::Constant(d);
        return (
            link.value(x, x, interval) - exact.value(x, x, interval) -
            link.value(zero, zero, interval) + exact.value(zero, zero, interval))[0];
    };
    CHECK(error(0.02) / error(0.01) == doctest::Approx(8.0).epsilon(0.01));
}

TEST_CASE("trapezoid link: its slope is the derivative of its value") {
    check_slope(TrapezoidLink<QuarticPotential>(1.3, QuarticPotential{}));
}

}  // namespace feynet::test::trapezoid_link_test
