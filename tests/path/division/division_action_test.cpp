#include "feynet/path/division/division_action.hpp"

#include "feynet/path/division/oscillator_link.hpp"
#include "feynet/path/division/trapezoid_link.hpp"
#include "feynet/path/potential/quartic.hpp"
#include "path/division/random_division.hpp"

#include <doctest/doctest.h>

namespace feynet::test::division_action_test {
namespace {

void check_force(const DivisionAction& action) {
    const Block weights = normal_block(action.dimension());
    Block gradient;
    constexpr double h = 1e-5;

    action.gradient(weights, gradient);

    for (Index i = 0; i < action.dimension(); ++i) {
        Block forward = weights;
        Block backward = weights;
        forward.col(i) += h;
        backward.col(i) -= h;
        const Lanes quotient = (action.value(forward) - action.value(backward)) / (2.0 * h);
        CHECK(((gradient.col(i) - quotient) / (1.0 + quotient.abs())).abs().maxCoeff() < 1e-7);
    }
}

}  // namespace

TEST_CASE("division action: the gradient in step weights is the derivative of S") {
    for (const Boundary boundary : division_boundaries) {
        const DivisionNetwork network(random_division(2.0, 7, boundary));
        const OscillatorLink exact(1.3, 0.9);
        const TrapezoidLink<QuarticPotential> trapezoid(1.3, QuarticPotential{});
        check_force(DivisionAction(network, exact));
        check_force(DivisionAction(network, trapezoid));
    }
}

}  // namespace feynet::test::division_action_test
