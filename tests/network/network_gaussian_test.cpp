#include "feynet/network/network_gaussian.hpp"

#include "support/cells.hpp"
#include "support/dense_map.hpp"
#include "support/dense_network.hpp"
#include "support/dense_oscillator.hpp"

#include <doctest/doctest.h>

namespace feynet::test::network_gaussian_test {
namespace {

constexpr double mass = 1.3;
constexpr double frequency = 0.9;

/// One network × boundary × rule with the oscillator in its weights, M = AᵀKA, built densely.
struct Cell {
    const PathNetwork& network;
    const GaussianPart& gaussian;
    Eigen::MatrixXd map;  ///< A on the free nodes
    DenseOscillator oscillator;

    Eigen::MatrixXd metric() const { return map.transpose() * oscillator.precision() * map; }
};

/// Runs check(cell) for every cell; the decay network also with a frequency that is not the
/// oscillator's.
template <typename Check>
void for_every_cell(Check check) {
    for (const Boundary boundary : every_boundary) {
        for (const Rule rule : every_rule) {
            for (const Index n_slices : {2, 7, 24}) {
                for (const double own_frequency : {frequency, 0.5}) {
                    const TimeGrid grid = grid_with_ends(0.4, n_slices, boundary);
                    const DenseNetwork dense(grid, rule, mass, own_frequency);
                    for (const NetworkKind kind : every_network) {
                        CAPTURE(word(kind));
                        CAPTURE(word(boundary));
                        CAPTURE(word(rule));
                        CAPTURE(n_slices);
                        const auto network = make_network(kind, grid, rule, mass, own_frequency);
                        const auto gaussian = network->oscillator_part(rule, mass, frequency);
                        const Eigen::MatrixXd a =
                            dense.matrix(kind).middleRows(grid.first_free(), grid.n_free());
                        check(Cell{
                            *network, *gaussian, a, DenseOscillator(grid, rule, mass, frequency)});
                    }
                }
            }
        }
    }
}

}  // namespace

TEST_CASE("oscillator part: its norm is the quadratic form of AᵀKA") {
    for_every_cell([](const Cell& cell) {
        const Block v = normal_block(cell.gaussian.dimension());

        const Lanes norm = cell.gaussian.norm(v);

        const Eigen::MatrixXd x = v.matrix() * cell.map.transpose();
        const Lanes expected =
            (x * cell.oscillator.precision()).cwiseProduct(x).rowwise().sum().array();
        CHECK(((norm - expected) / expected).abs().maxCoeff() < 1e-11);
    });
}

TEST_CASE("oscillator part: solve inverts AᵀKA") {
    for_every_cell([](const Cell& cell) {
        const Index n = cell.gaussian.dimension();
        const Eigen::MatrixXd inverse =
            dense_map(n, n, [&](const Block& g, Block& v) { cell.gaussian.solve(g, v); });

        // Seen in the nodes, A M⁻¹ Aᵀ = K⁻¹, which is well conditioned for every network.
        const Eigen::MatrixXd nodes = cell.map * inverse * cell.map.transpose();
        CHECK(relative_distance(nodes, cell.oscillator.covariance()) < 1e-11);
        CHECK(relative_distance(inverse, Eigen::MatrixXd(inverse.transpose())) < 1e-11);
    });
}

TEST_CASE("oscillator part: solve is the inverse of the metric that norm measures") {
    for_every_cell([](const Cell& cell) {
        const Block g = normal_block(cell.gaussian.dimension());
        Block v;

        cell.gaussian.solve(g, v);

        // gᵀM⁻¹g = vᵀMv.
        const Lanes contraction = (g * v).rowwise().sum();
        CHECK((cell.gaussian.norm(v) / contraction - 1.0).abs().maxCoeff() < 1e-10);
    });
}

TEST_CASE("oscillator part: draws B ξ have the covariance B Bᵀ = (AᵀKA)⁻¹") {
    for_every_cell([](const Cell& cell) {
        const Index n = cell.gaussian.dimension();
        const Eigen::MatrixXd b = dense_map(
            n, n, [&](const Block& normals, Block& v) { cell.gaussian.draw(normals, v); });

        const Eigen::MatrixXd paths = cell.map * b;
        CHECK(relative_distance(paths * paths.transpose(), cell.oscillator.covariance()) < 1e-10);
        const Eigen::MatrixXd one = b.transpose() * cell.metric() * b;
        CHECK(relative_distance(one, Eigen::MatrixXd::Identity(n, n)) < 1e-9);
    });
}

TEST_CASE("oscillator part: its mean is the classical path, in every lane") {
    for_every_cell([](const Cell& cell) {
        Block path;

        cell.network.evaluate(cell.gaussian.mean(), path);

        const Eigen::VectorXd classical = cell.oscillator.classical_path();
        for (int lane = 0; lane < lanes; ++lane) {
            const Eigen::VectorXd row = path.row(lane).matrix().transpose();
            CHECK((row - classical).cwiseAbs().maxCoeff() < 1e-12);
        }
    });
}

TEST_CASE("classical weights: they are those of the decay network's offset") {
    const TimeGrid grid = grid_with_ends(0.4, 7, Boundary::Dirichlet);
    const DecayNetwork oscillator(grid, Rule::Site, mass, frequency);
    const auto step = make_network(NetworkKind::Step, grid, Rule::Site, mass, frequency);
    Block path;

    step->evaluate(weights_of_offset(*step, oscillator), path);

    CHECK((path.row(3).transpose() - oscillator.offset()).abs().maxCoeff() < 1e-14);
}

}  // namespace feynet::test::network_gaussian_test
