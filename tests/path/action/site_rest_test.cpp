#include "feynet/path/action/site_rest.hpp"

#include "feynet/core/random.hpp"
#include "feynet/network/decay_action.hpp"
#include "feynet/path/action/path_action.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::site_rest_test {

TEST_CASE(
    "site rest: with ½|W|² it is the action of the path, for potentials and discretisations") {
    constexpr double frequency = 1.7;
    const std::vector<AnyPotential> potentials{
        QuarticPotential{}, DoubleWell{.coupling = 1.0, .minimum = 1.6}};
    for (const Boundary boundary : every_boundary) {
        for (const AnyPotential& potential : potentials) {
            for (const Discretisation rule :
                 {Discretisation::Site, Discretisation::TakahashiImada}) {
                CAPTURE(word(boundary));
                const PathSystem system(grid_with_ends(0.2, 21, boundary), rule, 0.5, potential);
                const DecayNetwork network(system.grid(), Rule::Site, 0.5, frequency);
                const DecayAction split(network, site_rest(system, frequency));
                const auto action = make_path_action(system);
                const auto surplus = [&](std::uint32_t trajectory) -> Lanes {
                    Block w(lanes, network.n_weights());
                    Block path(lanes, network.n_nodes());
                    fill_normals(Stream{.seed = 82, .trajectory = trajectory}, Purpose::Test, w);
                    network.evaluate(w, path);
                    return action->value(path) - 0.5 * w.square().rowwise().sum() - split.rest(w);
                };

                const Lanes first = surplus(1);
                const double scale = 1.0 + first.abs().maxCoeff();
                CHECK((surplus(2) - first).abs().maxCoeff() < 1e-9 * scale);
            }
        }
    }
}

TEST_CASE("site rest: a midpoint rule has none") {
    const TimeGrid grid(0.1, 20, Boundary::Periodic);

    CHECK_FALSE(site_rest(PathSystem(grid, Rule::Midpoint, 1.0, QuarticPotential{}), 1.0));
    CHECK(site_rest(PathSystem(grid, Rule::Site, 1.0, QuarticPotential{}), 1.0));
}

}  // namespace feynet::test::site_rest_test
