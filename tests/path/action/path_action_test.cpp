#include "feynet/path/action/path_action.hpp"

#include "feynet/network/network_action.hpp"
#include "support/cells.hpp"
#include "support/reference_action.hpp"

#include <doctest/doctest.h>

namespace feynet::test::path_action_test {

TEST_CASE("path action: the value is the sum over links and sites of its definition") {
    for_every_system(7, [](const PathSystem& system) {
        const auto action = make_path_action(system);
        const Block path = random_path(system);

        const Lanes value = action->value(path);

        for (int lane = 0; lane < lanes; ++lane) {
            const double expected = reference_action(system, lane_of(path, lane));
            CHECK(value[lane] == doctest::Approx(expected).epsilon(1e-13));
        }
    });
}

TEST_CASE("path action: the gradient is the derivative by dual numbers, zero at fixed ends") {
    using Dual = Jet<1, double>;
    for_every_system(6, [](const PathSystem& system) {
        const auto action = make_path_action(system);
        const Block path = random_path(system);
        const Index first = system.grid().first_free();
        const Index end = first + system.grid().n_free();
        Block gradient;

        action->gradient(path, gradient);

        for (Index n = 0; n < path.cols(); ++n) {
            std::vector<Dual> x;
            for (const double value : lane_of(path, 3)) {
                x.push_back(Dual::constant(value));
            }
            x[static_cast<std::size_t>(n)] = Dual::variable(path(3, n));
            const bool is_free = n >= first && n < end;
            const double expected = is_free ? reference_action(system, x).c[1] : 0.0;
            CAPTURE(n);
            CHECK(gradient(3, n) == doctest::Approx(expected).epsilon(1e-12));
        }
    });
}

TEST_CASE("path action: its virial in the nodes is θ ∂S/∂θ in the weights of every network") {
    for_every_system(9, [](const PathSystem& system) {
        const auto action = make_path_action(system);
        for (const NetworkKind kind : every_network) {
            CAPTURE(word(kind));
            const auto network =
                make_network(kind, system.grid(), system.rule(), system.mass(), 1.3);
            const Block theta = normal_block(network->n_weights(), 4);
            Block path(lanes, network->n_nodes());
            Block gradient(lanes, network->n_weights());
            network->evaluate(theta, path);
            NetworkAction(*network, *action).gradient(theta, gradient);
            const Lanes expected = (theta * gradient).rowwise().sum();

            const Lanes virial = action->virial(path, network->offset());

            CHECK((virial - expected).abs().maxCoeff() < 1e-11 * (1.0 + expected.abs().maxCoeff()));
        }
    });
}

TEST_CASE("path action: the gradient is the derivative by finite differences") {
    for_every_system(5, [](const PathSystem& system) {
        const auto action = make_path_action(system);
        Block path = random_path(system);
        Block gradient;
        action->gradient(path, gradient);

        const double h = 1e-5;
        for (Index i = 0; i < action->n_moves(); ++i) {
            const Index n = system.grid().first_free() + i;
            const Lanes centre = path.col(n);
            path.col(n) = centre + h;
            const Lanes above = action->value(path);
            path.col(n) = centre - h;
            const Lanes below = action->value(path);
            path.col(n) = centre;
            const Lanes difference = (above - below) / (2.0 * h);
            CHECK((gradient.col(n) - difference).abs().maxCoeff() < 1e-7);
        }
    });
}

TEST_CASE("path action: kick and drift in one pass have the bits of the plain form") {
    for (const Index n_slices : {2, 3, 9}) {
        for_every_system(n_slices, [](const PathSystem& system) {
            const auto action = make_path_action(system);
            const Lanes kick = normal_block(1, 5).col(0);
            const Lanes drift = normal_block(1, 6).col(0);
            Block q = random_path(system);
            Block p = normal_block(q.cols(), 7);
            Block plain_q = q;
            Block plain_p = p;

            action->kick_and_drift(kick, drift, q, p);
            action->Action::kick_and_drift(kick, drift, plain_q, plain_p);

            CHECK((q == plain_q).all());
            CHECK((p == plain_p).all());
        });
    }
}

TEST_CASE("path action: the change by one move is the difference of two values") {
    for_every_system(6, [](const PathSystem& system) {
        const auto action = make_path_action(system);
        const Block path = random_path(system);
        const Lanes shift = normal_block(1, 5).col(0);

        for (Index i = 0; i < action->n_moves(); ++i) {
            Block moved = path;
            action->move(moved, i, shift);
            const Lanes expected = action->value(moved) - action->value(path);

            const Lanes delta = action->delta(path, i, shift);

            CHECK((delta - expected).abs().maxCoeff() < 1e-11);
        }
    });
}

TEST_CASE("path action: a chain with shift 0 stays where it is, bit by bit") {
    const PathSystem system(
        TimeGrid(0.3, 6, Boundary::Periodic), Rule::Site, 1.0, HarmonicPotential{});
    const auto action = make_path_action(system);
    const Block path = random_path(system);
    Block moved = path;

    action->move(moved, 2, Lanes::Zero());

    CHECK((moved == path).all());
}

}  // namespace feynet::test::path_action_test
