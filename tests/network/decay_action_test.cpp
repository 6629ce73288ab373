#include "feynet/network/decay_action.hpp"

#include "feynet/core/random.hpp"
#include "feynet/network/network_action.hpp"
#include "support/cells.hpp"
#include "support/quartic_rest.hpp"

#include <doctest/doctest.h>

namespace feynet::test::decay_action_test {
namespace {

constexpr double mass = 1.3;
constexpr double frequency = 0.9;
constexpr QuarticWell well{.quadratic = 0.4, .quartic = 0.7};

/// A path of 37 slices, which is no multiple of anything, in decay weights: the plain composition
/// of maps beside the two passes.
struct Parts {
    explicit Parts(Boundary boundary)
        : grid(grid_with_ends(0.3, 37, boundary)),
          network(grid, Rule::Site, mass, frequency),
          nodes(grid, Rule::Site, mass, well),
          plain(network, nodes),
          split(network, std::make_unique<QuarticRest>(grid, well, mass * frequency * frequency)) {}

    TimeGrid grid;
    DecayNetwork network;
    LinkAction nodes;
    NetworkAction plain;
    DecayAction split;
};

Block normals(Index n, std::uint32_t trajectory) {
    Block block(lanes, n);
    fill_normals(Stream{.seed = 81, .trajectory = trajectory}, Purpose::Test, block);
    return block;
}

}  // namespace

TEST_CASE("decay action: ½|W|² + R is the action up to a constant, on every boundary") {
    for (const Boundary boundary : every_boundary) {
        CAPTURE(word(boundary));
        const Parts parts(boundary);
        const auto surplus = [&](std::uint32_t trajectory) -> Lanes {
            const Block w = normals(parts.split.dimension(), trajectory);
            return parts.plain.value(w) - 0.5 * w.square().rowwise().sum() - parts.split.rest(w);
        };
        const Lanes first = surplus(1);

        CHECK((surplus(2) - first).abs().maxCoeff() < 1e-10);
        CHECK(first.maxCoeff() - first.minCoeff() < 1e-10);
    }
}

TEST_CASE("decay action: a kick after a rotation is that of the plain force, with R and its work") {
    for (const Boundary boundary : every_boundary) {
        CAPTURE(word(boundary));
        const Parts parts(boundary);
        const Index n = parts.split.dimension();
        const Lanes angle = Lanes::LinSpaced(0.0, 0.8);
        const Lanes dt = Lanes::LinSpaced(0.1, 0.4);
        Block q = normals(n, 3);
        Block v = normals(n, 4);
        Block turned = q.colwise() * angle.cos() + v.colwise() * angle.sin();
        Block expected = v.colwise() * angle.cos() - q.colwise() * angle.sin();
        const Lanes before = 0.5 * expected.square().rowwise().sum();
        Block gradient(lanes, n);
        parts.plain.gradient(turned, gradient);
        expected -= (gradient - turned).colwise() * dt;

        Block apart(lanes, n);
        const Lanes rest = parts.split.turn(angle, q, v, apart);
        const Kick kick = parts.split.turn_and_kick(angle, dt, q, v, q);

        CHECK((apart == q).all());
        CHECK((rest - kick.rest).abs().maxCoeff() < 1e-12);
        CHECK((q - turned).abs().maxCoeff() < 1e-13);
        CHECK((v - expected).abs().maxCoeff() < 1e-12);
        CHECK((kick.rest - parts.split.rest(turned)).abs().maxCoeff() < 1e-12);
        const Lanes work = 0.5 * expected.square().rowwise().sum() - before;
        CHECK((kick.work - work).abs().maxCoeff() < 1e-10);
    }
}

TEST_CASE("decay action: another mass of the rest is seen") {
    const Parts parts(Boundary::Periodic);
    const DecayAction wrong(
        parts.network, std::make_unique<QuarticRest>(parts.grid, well, frequency * frequency));
    const Block w = normals(parts.split.dimension(), 5);

    CHECK((wrong.rest(w) - parts.split.rest(w)).abs().maxCoeff() > 0.1);
}

}  // namespace feynet::test::decay_action_test
