#include "feynet/path/action/path_bonds.hpp"

#include "feynet/path/potential/symmetry.hpp"
#include "support/reference_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::path_bonds_test {
namespace {

/// Every sign pattern of the free nodes that is interesting: random ones and all nodes at once.
Block signs_of(const PathBonds& bonds, std::uint32_t trial) {
    Block signs = normal_block(bonds.n_sites(), trial + 1).sign();
    signs.row(0).setConstant(-1.0);
    for (const Index site : bonds.fixed_sites()) {
        signs.col(site).setOnes();
    }
    return signs;
}

}  // namespace

TEST_CASE("path bonds: changing signs changes S by the costs of the links that break") {
    for_every_system(7, [](const PathSystem& system) {
        if (!is_even(system.continuum_potential())) {
            return;
        }
        const auto action = make_path_action(system);
        const PathBonds bonds(*action);
        const Block path = 2.0 * random_path(system);
        Block costs;
        bonds.break_costs(path, costs);
        REQUIRE(costs.cols() == system.grid().n_slices());
        for (std::uint32_t trial = 0; trial < 4; ++trial) {
            const Block signs = signs_of(bonds, trial);
            Block flipped = path;

            bonds.flip(flipped, signs);

            Lanes expected = Lanes::Zero();
            for (Index b = 0; b < costs.cols(); ++b) {
                const auto [i, j] = bonds.bonds()[static_cast<std::size_t>(b)];
                expected += 0.5 * costs.col(b) * (1.0 - signs.col(i) * signs.col(j));
            }
            const Lanes change = action->value(flipped) - action->value(path);
            CHECK((change - expected).abs().maxCoeff() < 1e-10 * (1.0 + costs.abs().maxCoeff()));
        }
    });
}

TEST_CASE("path bonds: fixed ends are fixed sites") {
    const auto fixed = [](Boundary boundary) {
        const PathSystem system(
            grid_with_ends(0.3, 5, boundary), Rule::Site, 1.0, QuarticPotential{});
        const auto action = make_path_action(system);
        return PathBonds(*action).fixed_sites();
    };

    CHECK(fixed(Boundary::Periodic).empty());
    CHECK(fixed(Boundary::Free).empty());
    CHECK(fixed(Boundary::HalfLine) == std::vector<Index>{0});
    CHECK(fixed(Boundary::Dirichlet) == std::vector<Index>{0, 5});
}

TEST_CASE("path bonds: the midpoint rule has negative couplings where the walls are steep") {
    // At x = y far out the midpoint gains a[V(x) − V(0)] by a flip and pays 2 m x²/a.
    const QuarticPotential quartic{.mass = 1.0, .frequency = 0.0, .coupling = 1.0};
    const TimeGrid grid(0.5, 4, Boundary::Periodic);
    const auto action = make_path_action({grid, Rule::Midpoint, 1.0, quartic});
    const Lanes x = Lanes::Constant(3.0);

    const Lanes cost = action->flip_cost(x, x);

    CHECK((cost - (2.0 * 9.0 / 0.5 - 0.5 * 81.0)).abs().maxCoeff() < 1e-12);
    CHECK((cost < 0.0).all());
}

}  // namespace feynet::test::path_bonds_test
