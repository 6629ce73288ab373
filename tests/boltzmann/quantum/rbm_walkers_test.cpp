#include "feynet/boltzmann/quantum/rbm_walkers.hpp"

#include "feynet/boltzmann/quantum/exact/lanczos.hpp"
#include "feynet/core/error.hpp"
#include "some_machine.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace feynet::test::rbm_walkers_test {
namespace {

/// Eight different configurations without magnetisation, of six spins.
Block balanced_spins() {
    Block spins(lanes, 6);
    const std::array<Index, 8> states{7, 11, 13, 14, 19, 21, 22, 25};
    for (int lane = 0; lane < lanes; ++lane) {
        spins.row(lane) = spins_of(states[static_cast<std::size_t>(lane)], 6).transpose();
    }
    return spins;
}

std::complex<double> in_lane(const ComplexRegister& x, int lane) {
    return {x.real[lane], x.imaginary[lane]};
}

/// ψ(s')/ψ(s) from the amplitudes themselves, s' with the bits of `turned` turned over.
std::complex<double> exact_ratio(
    const RbmWeights& weights, const Block& spins, int lane, Index turned) {
    const Index state = state_of(spins, lane);
    const Index n = weights.n_spins();
    return std::exp(
        log_amplitude(weights, spins_of(state ^ turned, n)) -
        log_amplitude(weights, spins_of(state, n)));
}

/// The χ² of visits to all states against |ψ|², per degree of freedom, for chains whose uniforms
/// are raised to a power: 1 samples |ψ|², anything else does not.
double visits_chi_squared(const RbmWeights& weights, const SpinModel& model, double power) {
    const Eigen::ArrayXd law = all_amplitudes(weights).cwiseAbs2();
    Block spins = Block::Ones(lanes, model.n_spins);
    const RbmMoves moves(weights, model);
    RbmWalkers walkers(moves, spins);
    Block uniforms(lanes, moves.n_moves());
    Eigen::ArrayXd visits = Eigen::ArrayXd::Zero(law.size());
    // every fourth sweep: the states are then as good as independent
    for (std::uint32_t t = 0; t < 40000; ++t) {
        fill_uniforms({.seed = 11, .trajectory = t}, Purpose::Test, uniforms);
        walkers.sweep(uniforms.pow(power));
        for (int lane = 0; lane < lanes && t % 4 == 0; ++lane) {
            visits(state_of(walkers.spins(), lane)) += 1.0;
        }
    }
    const Eigen::ArrayXd expected = law / law.sum() * visits.sum();
    return ((visits - expected).square() / expected).sum() / static_cast<double>(law.size() - 1);
}

}  // namespace

TEST_CASE("every move of every lane has the ratio of the two amplitudes") {
    for (const double width : {0.3, 3.0}) {
        const RbmWeights weights = some_machine(6, 7, width);
        const Block spins = balanced_spins();
        const RbmMoves all_flips(weights, transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Open));
        const RbmMoves all_exchanges(weights, heisenberg_chain(6, ChainEnds::Open));
        const RbmWalkers flips(all_flips, spins);
        const RbmWalkers exchanges(all_exchanges, spins);

        for (int lane = 0; lane < lanes; ++lane) {
            for (Index i = 0; i < 6; ++i) {
                const auto exact = exact_ratio(weights, spins, lane, Index{1} << i);
                CHECK(std::abs(in_lane(flips.ratio(i), lane) / exact - 1.0) < 1e-11);
            }
            for (Index i = 0; i < 5; ++i) {
                const bool equal = spins(lane, i) == spins(lane, i + 1);
                const auto exact = exact_ratio(weights, spins, lane, Index{3} << i);
                const auto ratio = in_lane(exchanges.ratio(i), lane);
                CHECK(std::abs(equal ? ratio : ratio / exact - 1.0) < 1e-11);
            }
        }
    }
}

TEST_CASE("the cheaper form cosh 2W − s tanh θ sinh 2W loses its digits where W is large") {
    RbmWeights weights = some_machine(6, 6, 0.1);
    weights.coupling += 20.0 * Eigen::MatrixXcd::Identity(6, 6);
    const Block spins = balanced_spins();
    const RbmMoves moves(weights, transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Open));
    const RbmWalkers walkers(moves, spins);

    double worst = 0.0;
    for (int lane = 0; lane < lanes; ++lane) {
        const Eigen::VectorXcd theta = hidden_fields(weights, spins.row(lane).matrix().transpose());
        const auto exact = exact_ratio(weights, spins, lane, 1);
        std::complex<double> cheap = std::exp(-2.0 * spins(lane, 0) * weights.visible(0));
        for (Index j = 0; j < 6; ++j) {
            const std::complex<double> turn = 2.0 * weights.coupling(0, j);
            cheap *= std::cosh(turn) - spins(lane, 0) * std::tanh(theta(j)) * std::sinh(turn);
        }
        worst = std::max(worst, std::abs(cheap / exact - 1.0));
        CHECK(std::abs(in_lane(walkers.ratio(0), lane) / exact - 1.0) < 1e-11);
    }
    CHECK(worst > 1e-3);
}

TEST_CASE("the local energy is (Hψ)(s)/ψ(s)") {
    const RbmWeights weights = some_machine(6, 4, 0.4);
    const Block spins = balanced_spins();
    const Eigen::VectorXcd psi = all_amplitudes(weights);

    for (const SpinModel& model :
         {transverse_ising_chain(6, 0.7, 1.3, ChainEnds::Periodic),
          heisenberg_chain(6, ChainEnds::Periodic)}) {
        const Eigen::VectorXd real = hamiltonian_times(model, psi.real());
        const Eigen::VectorXd imaginary = hamiltonian_times(model, psi.imag());
        const RbmMoves moves(weights, model);
        const ComplexRegister energy = RbmWalkers(moves, spins).local_energy();
        for (int lane = 0; lane < lanes; ++lane) {
            const Index k = state_of(spins, lane);
            const std::complex<double> exact = std::complex<double>(real(k), imaginary(k)) / psi(k);
            CHECK(std::abs(in_lane(energy, lane) - exact) < 1e-11 * std::abs(exact));
        }
    }
}

TEST_CASE("after thousands of moves what is carried along is what the spins say") {
    const RbmWeights weights = some_machine(6, 8, 0.2);
    const SpinModel model = heisenberg_chain(6, ChainEnds::Periodic);
    const RbmMoves moves(weights, model);
    RbmWalkers walkers(moves, balanced_spins());
    Block uniforms(lanes, moves.n_moves());
    Lanes taken = Lanes::Zero();
    for (std::uint32_t t = 0; t < 1000; ++t) {
        fill_uniforms({.seed = 5, .trajectory = t}, Purpose::Test, uniforms);
        taken += walkers.sweep(uniforms);
    }

    const RbmWalkers fresh(moves, walkers.spins());
    CHECK(taken.minCoeff() > 500.0);
    CHECK((walkers.spins().rowwise().sum() == 0.0).all());
    for (Index move = 0; move < moves.n_moves(); ++move) {
        for (int lane = 0; lane < lanes; ++lane) {
            CHECK(
                std::abs(in_lane(walkers.ratio(move), lane) - in_lane(fresh.ratio(move), lane)) <
                1e-11);
        }
    }
}

TEST_CASE("walkers visit every state as often as |ψ|² says, and not with a wrong verdict") {
    const RbmWeights weights = some_machine(4, 3, 0.4);
    const SpinModel model = transverse_ising_chain(4, 1.0, 1.0, ChainEnds::Periodic);

    // χ²/15 is below 2.6 with a chance of 99.9 %; fixed seed. Successive states that are kept are
    // four sweeps apart.
    CHECK(visits_chi_squared(weights, model, 1.0) < 2.6);
    CHECK(visits_chi_squared(weights, model, 0.5) > 10.0);
}

TEST_CASE(
    "walkers in an ordered phase reach both magnetisations by turning over, and not without") {
    // ferromagnetic and with a bias: spins up three times as likely as down
    RbmWeights weights{
        Eigen::VectorXcd::Constant(8, std::log(3.0) / 32.0),
        Eigen::VectorXcd::Zero(8),
        2.0 * Eigen::MatrixXcd::Identity(8, 8)};
    for (Index i = 0; i < 8; ++i) {
        weights.coupling((i + 1) % 8, i) = 2.0;
    }
    const RbmMoves moves(weights, transverse_ising_chain(8, 1.0, 0.1, ChainEnds::Periodic));
    const auto share_up = [&](bool turns_over) {
        RbmWalkers walkers(moves, Block::Ones(lanes, 8));
        Block uniforms(lanes, 8);
        double up = 0.0;
        constexpr std::uint32_t n_sweeps = 2000;
        for (std::uint32_t t = 0; t < n_sweeps; ++t) {
            fill_uniforms({.seed = 3, .trajectory = t}, Purpose::Test, uniforms);
            walkers.sweep(uniforms);
            if (turns_over) {
                fill_uniforms({.seed = 3, .trajectory = t}, Purpose::Flip, uniforms);
                walkers.turn_over(uniforms.col(0));
            }
            up += (walkers.spins().rowwise().sum() > 0.0).cast<double>().mean() / n_sweeps;
        }
        return up;
    };

    // some 8000 independent turns: 0.75 ± 0.005; six errors, fixed seed
    CHECK(std::abs(share_up(true) - 0.75) < 0.03);
    CHECK(share_up(false) > 0.99);
}

TEST_CASE("a model in which nothing moves, and weights of other spins, are refused") {
    const RbmWeights weights = some_machine(6, 4, 0.4);

    CHECK_THROWS_AS(
        RbmMoves(weights, transverse_ising_chain(6, 1.0, 0.0, ChainEnds::Open)), InvalidInput);
    CHECK_THROWS_AS(
        RbmMoves(weights, transverse_ising_chain(5, 1.0, 1.0, ChainEnds::Open)), InvalidInput);
}

}  // namespace feynet::test::rbm_walkers_test
