#include "feynet/boltzmann/quantum/walker_sample.hpp"

#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/core/error.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::walker_sample_test {
namespace {

/// The mean of the energy over 16 blocks and its error from how the blocks scatter.
struct BlockEnergy {
    double mean;
    double error;
};

BlockEnergy sampled_energy(const RbmFamily& family, const RbmMoves& moves, const WalkerPlan& plan) {
    Eigen::ArrayXd energies(16);
    for (std::uint32_t block = 0; block < 16; ++block) {
        const Stream stream{.seed = 3, .first_chain = block * lanes};
        RbmWalkers walkers(moves, random_spins(moves.model(), stream));
        energies(block) = look_at(walkers, moves, family, plan, stream).energies.real().mean();
    }
    const double spread = (energies - energies.mean()).square().sum() / 15.0;
    return {energies.mean(), std::sqrt(spread / 16.0)};
}

}  // namespace

TEST_CASE("walkers starting anywhere find the energy that the sum over all states gives") {
    for (const SpinModel& model :
         {transverse_ising_chain(8, 1.0, 1.0, ChainEnds::Periodic),
          heisenberg_chain(8, ChainEnds::Periodic)}) {
        const RbmFamily family(8, 2, ring_translations(8));
        const Eigen::VectorXcd parameters = some_machine(family.n_parameters(), 1, 0.1, 7).visible;
        const RbmMoves moves(family.weights(parameters), model);

        const BlockEnergy sampled =
            sampled_energy(family, moves, {.n_warm = 50, .n_looks = 100, .n_between = 2});

        // Student's t with 15 degrees of freedom: beyond 4.1 once in a thousand; fixed seed.
        const double exact = sum_over_states(model, family, parameters).energy;
        CHECK(std::abs(sampled.mean - exact) < 4.1 * sampled.error);
        CHECK(sampled.error < 0.01 * std::abs(exact));
        // A machine whose weights are off by a tenth is another state, and it shows.
        const double other = sum_over_states(model, family, 1.3 * parameters).energy;
        CHECK(std::abs(sampled.mean - other) > 4.1 * sampled.error);
    }
}

TEST_CASE("starts without a field have as many spins up as down") {
    const Block balanced = random_spins(heisenberg_chain(10, ChainEnds::Periodic), {.seed = 4});
    const Block any =
        random_spins(transverse_ising_chain(40, 1.0, 1.0, ChainEnds::Periodic), {.seed = 4});

    CHECK((balanced.rowwise().sum() == 0.0).all());
    CHECK((balanced.row(0) != balanced.row(1)).any());
    CHECK((any.abs() == 1.0).all());
    CHECK((any.rowwise().sum() != 0.0).any());
}

TEST_CASE("the derivatives of a sample are those of its spins") {
    const SpinModel model = transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Open);
    const RbmFamily family = RbmFamily::dense(6, 3);
    const RbmMoves moves(
        family.weights(some_machine(family.n_parameters(), 1, 0.3).visible), model);
    RbmWalkers walkers(moves, random_spins(model, {.seed = 1}));

    const WalkerSample sample =
        look_at(walkers, moves, family, {.n_warm = 100, .n_looks = 1}, {.seed = 1});

    for (int lane = 0; lane < lanes; ++lane) {
        const Eigen::VectorXd spins = walkers.spins().row(lane).matrix().transpose();
        const Eigen::VectorXcd tangents = hidden_fields(moves.weights(), spins).array().tanh();
        const Eigen::VectorXcd exact = family.log_derivatives(spins, tangents);
        CHECK((sample.derivatives.row(lane).transpose() - exact).norm() < 1e-12);
    }
    CHECK(sample.acceptance > 0.1);
    CHECK(sample.acceptance < 1.0);
}

TEST_CASE("a plan without looks is refused") {
    const SpinModel model = transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Open);
    const RbmFamily family = RbmFamily::dense(6, 3);
    const RbmMoves moves(some_machine(6, 3, 0.1), model);
    RbmWalkers walkers(moves, random_spins(model, {.seed = 1}));

    CHECK_THROWS_AS(look_at(walkers, moves, family, {.n_looks = 0}, {.seed = 1}), InvalidInput);
}

}  // namespace feynet::test::walker_sample_test
