#include "feynet/network/mode_network.hpp"

#include "feynet/network/decay_network.hpp"
#include "feynet/network/network_gaussian.hpp"
#include "feynet/network/network_kind.hpp"
#include "support/cells.hpp"

#include <Eigen/QR>
#include <doctest/doctest.h>

namespace feynet::test::mode_network_test {
namespace {

constexpr double mass = 1.3;
const TimeGrid ring(0.3, 6, Boundary::Periodic);

/// A rotation of three axes that is no rotation of two, and frequencies along them.
Eigen::MatrixXd directions() {
    Eigen::MatrixXd r(3, 3);
    r << 1.0, 2.0, -0.5, 0.3, -1.0, 1.0, 0.7, 0.4, 2.0;
    return Eigen::HouseholderQR<Eigen::MatrixXd>(r).householderQ();
}

const Eigen::Array3d frequencies(0.6, 1.0, 1.7);

NetworkBundle bundle_of(NetworkKind kind) {
    return NetworkBundle(
        NetworkBundle::Members(3, make_network(kind, ring, Rule::Site, mass, 0.9)));
}

/// The decay networks of the normal modes: the noise of the coupled oscillators.
std::shared_ptr<const ModeNetwork> noise() {
    NetworkBundle::Members members;
    for (const double frequency : frequencies) {
        members.push_back(std::make_shared<DecayNetwork>(ring, Rule::Site, mass, frequency));
    }
    return std::make_shared<ModeNetwork>(
        "modes", std::make_shared<MatrixMixing>(directions()), NetworkBundle(std::move(members)));
}

/// Twice the action of coupled oscillators, link by link and node by node.
Lanes twice_action(const Block& paths) {
    const Index n = ring.n_nodes();
    const double a = ring.spacing();
    const Eigen::Matrix3d r = directions();
    Lanes sum = Lanes::Zero();
    for (Index k = 0; k < n; ++k) {
        for (Index i = 0; i < 3; ++i) {
            const Lanes step = paths.col(i * n + (k + 1) % n) - paths.col(i * n + k);
            sum += mass / a * step.square();
            const Lanes mode = r(0, i) * paths.col(k) + r(1, i) * paths.col(n + k) +
                               r(2, i) * paths.col(2 * n + k);
            sum += a * mass * frequencies[i] * frequencies[i] * mode.square();
        }
    }
    return sum;
}

}  // namespace

TEST_CASE("mode network: the norm of its noise is twice the action of the coupled oscillators") {
    for (const NetworkKind kind : every_network) {
        CAPTURE(word(kind));
        const NetworkBundle bundle = bundle_of(kind);
        const NetworkGaussian gaussian(bundle, noise());
        const Block v = normal_block(bundle.n_weights());
        Block paths;
        bundle.apply(v, paths);

        const Lanes norm = gaussian.norm(v);

        CHECK((norm / twice_action(paths) - 1.0).abs().maxCoeff() < 1e-11);
    }
}

TEST_CASE("mode network: a draw has the norm of its noise, and solve inverts the norm") {
    for (const NetworkKind kind : every_network) {
        CAPTURE(word(kind));
        const NetworkBundle bundle = bundle_of(kind);
        const NetworkGaussian gaussian(bundle, noise());
        const Block noise = normal_block(bundle.n_weights());
        const Block g = normal_block(bundle.n_weights());
        Block v;
        Block u;

        gaussian.draw(noise, v);
        gaussian.solve(g, u);

        const Lanes square = noise.square().rowwise().sum();
        CHECK((gaussian.norm(v) / square - 1.0).abs().maxCoeff() < 1e-11);
        // With u = M⁻¹g: uᵀMu = gᵀu, and (u + v)ᵀM(u + v) − uᵀMu − vᵀMv = 2 gᵀv.
        CHECK((gaussian.norm(u) / (g * u).rowwise().sum() - 1.0).abs().maxCoeff() < 1e-10);
        const Block sum = u + v;
        const Lanes cross = gaussian.norm(sum) - gaussian.norm(u) - gaussian.norm(v);
        const Lanes expected = 2.0 * (g * v).rowwise().sum();
        CHECK((cross - expected).abs().maxCoeff() < 1e-9);
    }
}

TEST_CASE("mode network: solve inverts apply, and the transposes are their adjoints") {
    const auto network = noise();
    const Block theta = normal_block(network->n_weights());
    const Block g = normal_block(network->n_nodes(), 2);
    Block path;
    Block back;
    Block pulled;
    Block pushed;

    network->apply(theta, path);
    network->solve(path, back);
    network->apply_transposed(g, pulled);
    network->solve_transposed(pulled, pushed);

    CHECK((back - theta).abs().maxCoeff() < 1e-12);
    CHECK((pushed - g).abs().maxCoeff() < 1e-12);
    const Lanes left = (path * g).rowwise().sum();
    const Lanes right = (theta * pulled).rowwise().sum();
    CHECK((left - right).abs().maxCoeff() < 1e-12);
}

}  // namespace feynet::test::mode_network_test
