#include "feynet/path/coupled/coupled_action.hpp"

#include "feynet/core/random.hpp"
#include "feynet/path/action/path_action.hpp"
#include "path/coupled/coupled_systems.hpp"

#include <doctest/doctest.h>

namespace feynet::test::coupled_action_test {
namespace {

const TimeGrid ring(0.3, 7, Boundary::Periodic);

Block normal_columns(Index n, std::uint32_t trajectory) {
    Block block(lanes, n);
    fill_normals({.seed = 5, .trajectory = trajectory}, Purpose::Test, block);
    return block;
}

}  // namespace

TEST_CASE("coupled action: a separable potential is the sum of actions of one coordinate each") {
    const CoupledSystem system =
        written_system(ring, 1.4, 2, "0.5*1.4*x1^2 + x1^4 + 0.5*1.4*4*x2^2");
    const PathSystem first(ring, Rule::Site, 1.4, QuarticPotential{.mass = 1.4});
    const PathSystem second(
        ring, Rule::Site, 1.4, HarmonicPotential{.mass = 1.4, .frequency = 2.0});
    const Block q = normal_columns(14, 1);
    const Block x1 = q.leftCols(7);
    const Block x2 = q.rightCols(7);
    Block gradient;
    Block gradient1;
    Block gradient2;
    const CoupledAction action(system);

    const Lanes value = action.value(q);
    action.gradient(q, gradient);

    const auto action1 = make_path_action(first);
    const auto action2 = make_path_action(second);
    action1->gradient(x1, gradient1);
    action2->gradient(x2, gradient2);
    CHECK((value - action1->value(x1) - action2->value(x2)).abs().maxCoeff() < 1e-11);
    CHECK((gradient.leftCols(7) - gradient1).abs().maxCoeff() < 1e-11);
    CHECK((gradient.rightCols(7) - gradient2).abs().maxCoeff() < 1e-11);
}

TEST_CASE("coupled action: the gradient is the derivative in any direction") {
    const CoupledSystem oscillators = three_oscillators(ring, 1.3);
    const CoupledSystem written =
        written_system(ring, 0.8, 3, "x1^4 + x2^2*x3^2 + exp(0.1*x3)*x1^2 + x2^4 + x3^4 - x1*x2");
    for (const CoupledSystem* system : {&oscillators, &written}) {
        const CoupledAction action(*system);
        const Block q = 0.7 * normal_columns(action.dimension(), 2);
        const Block direction = normal_columns(action.dimension(), 3);
        constexpr double h = 1e-5;
        Block gradient;

        action.gradient(q, gradient);
        const Lanes slope =
            (action.value(q + h * direction) - action.value(q - h * direction)) / (2.0 * h);

        const Lanes expected = (gradient * direction).rowwise().sum();
        CHECK((slope / expected - 1.0).abs().maxCoeff() < 1e-6);
    }
}

TEST_CASE("coupled action: the energies of a constant path are V and V + x·∂V/2") {
    const CoupledSystem system = written_system(ring, 1.0, 2, "x1^4 + x1^2*x2^2 + x2^2");
    Block q(lanes, 14);
    q.leftCols(7).setConstant(0.5);
    q.rightCols(7).setConstant(2.0);
    Block energies;

    CoupledAction(system).energies(q, energies);

    const double v = 0.0625 + 1.0 + 4.0;
    CHECK(energies(3, 0) == doctest::Approx(v).epsilon(1e-14));
    CHECK(energies(3, 1) == doctest::Approx(v + 2.0 * 0.0625 + 2.0 * 1.0 + 4.0).epsilon(1e-14));
}

}  // namespace feynet::test::coupled_action_test
