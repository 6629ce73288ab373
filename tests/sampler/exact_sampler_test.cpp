#include "feynet/sampler/exact_sampler.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/network_kind.hpp"
#include "sampler/subjects.hpp"
#include "support/cells.hpp"

#include <doctest/doctest.h>

namespace feynet::test::exact_sampler_test {

TEST_CASE("exact sampler: it forgets where it was, and accepts everything") {
    const auto metric = ring_metric();
    const ExactSampler sampler(*metric);
    const StreamSource random(Stream{.seed = 51});
    Block from_zero = Block::Zero(lanes, 8);
    Block from_afar = Block::Constant(lanes, 8, 1e6);

    const Transition transition = sampler.step(from_zero, random);
    sampler.step(from_afar, random);

    CHECK((from_zero == from_afar).all());
    CHECK((transition.acceptance == 1.0).all());
    CHECK((transition.non_finite == 0.0).all());
}

TEST_CASE("exact sampler: mean and covariance are those of the quadratic action") {
    // 4e5 draws; 8 means and 36 covariances at the false-alarm rate 1e-6 each.
    const TimeGrid grid = grid_with_ends(0.5, 9, Boundary::Dirichlet, 2.0, -1.0);
    const auto network = make_network(NetworkKind::Step, grid, Rule::Midpoint, 1.0, 1.0);
    const auto gaussian = network->oscillator_part(Rule::Midpoint, 1.0, 1.0);
    const DenseOscillator oscillator(grid, Rule::Midpoint, 1.0, 1.0);
    const ExactSampler sampler(*gaussian);
    constexpr std::uint32_t n_blocks = 50000;
    Eigen::MatrixXd second = Eigen::MatrixXd::Zero(8, 8);
    Eigen::VectorXd first = Eigen::VectorXd::Zero(8);
    const Eigen::VectorXd mean = oscillator.classical_path().segment(1, 8);
    Block theta(lanes, 8);
    Block path;
    for (std::uint32_t block = 0; block < n_blocks; ++block) {
        sampler.step(theta, StreamSource(Stream{.seed = 52, .first_chain = lanes * block}));
        network->evaluate(theta, path);
        const Eigen::MatrixXd deviation =
            path.middleCols(1, 8).matrix().rowwise() - mean.transpose();
        first += deviation.colwise().sum().transpose();
        second += deviation.transpose() * deviation;
    }

    const double n = lanes * n_blocks;
    const Eigen::MatrixXd c = oscillator.covariance();
    for (Index i = 0; i < 8; ++i) {
        CHECK(std::abs(first[i] / n) < 4.9 * std::sqrt(c(i, i) / n));
        for (Index j = 0; j <= i; ++j) {
            // Var(xᵢxⱼ) = cᵢᵢ cⱼⱼ + cᵢⱼ².
            const double error = std::sqrt((c(i, i) * c(j, j) + c(i, j) * c(i, j)) / n);
            CHECK(std::abs(second(i, j) / n - c(i, j)) < 4.9 * error);
        }
    }
}

}  // namespace feynet::test::exact_sampler_test
