#include "feynet/network/network_action.hpp"

#include "support/cells.hpp"
#include "support/link_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::network_action_test {
namespace {

constexpr QuarticWell well{.quadratic = 0.8, .cubic = 0.2, .quartic = 0.5};

/// Runs check(network, action of the path) for every network × boundary × rule.
template <typename Check>
void for_every_cell(Check check) {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            const TimeGrid grid = grid_with_ends(0.4, 7, boundary);
            const LinkAction path_action(grid, rule, 1.3, well);
            for (const NetworkKind kind : every_network) {
                CAPTURE(word(kind));
                CAPTURE(word(boundary));
                CAPTURE(word(rule));
                check(*make_network(kind, grid, rule, 1.3, 0.9), path_action);
            }
        }
    }
}

}  // namespace

TEST_CASE("network action: its value is the action of the path") {
    for_every_cell([](const PathNetwork& network, const LinkAction& path_action) {
        const NetworkAction action(network, path_action);
        const Block theta = normal_block(network.n_weights());
        Block path;

        network.evaluate(theta, path);

        CHECK(action.dimension() == network.n_weights());
        CHECK((action.value(theta) == path_action.value(path)).all());
        CHECK(&action.network() == &network);
        CHECK(&action.path_action() == &path_action);
    });
}

TEST_CASE("network action: its gradient is the finite difference of its value") {
    for_every_cell([](const PathNetwork& network, const LinkAction& path_action) {
        const NetworkAction action(network, path_action);
        const Block theta = 0.5 * normal_block(network.n_weights());
        Block gradient(lanes, network.n_weights());
        Block difference(lanes, network.n_weights());

        action.gradient(theta, gradient);
        for (Index i = 0; i < theta.cols(); ++i) {
            constexpr double h = 1e-5;
            Block up = theta;
            Block down = theta;
            up.col(i) += h;
            down.col(i) -= h;
            difference.col(i) = (action.value(up) - action.value(down)) / (2.0 * h);
        }

        CHECK((gradient - difference).abs().maxCoeff() < 1e-7 * gradient.abs().maxCoeff());
    });
}

TEST_CASE("network action: kick and drift are those of the plain form, whatever the weights") {
    for_every_cell([](const PathNetwork& network, const LinkAction& path_action) {
        const NetworkAction action(network, path_action);
        const Lanes kick = normal_block(1, 1).col(0);
        const Lanes drift = normal_block(1, 2).col(0);
        Block theta = normal_block(network.n_weights(), 3);
        Block p = normal_block(network.n_weights(), 4);
        Block plain_theta = theta;
        Block plain_p = p;

        action.kick_and_drift(kick, drift, theta, p);
        action.Action::kick_and_drift(kick, drift, plain_theta, plain_p);

        CHECK((theta == plain_theta).all());
        CHECK((p == plain_p).all());
    });
}

}  // namespace feynet::test::network_action_test
