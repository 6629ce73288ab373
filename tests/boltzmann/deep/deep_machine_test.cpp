#include "feynet/boltzmann/deep/deep_machine.hpp"

#include "feynet/boltzmann/deep/projected_state.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::deep_machine_test {
namespace {

/// max |network sum − product of operators| over all amplitudes, relative to the largest.
double network_error(
    const SpinModel& model, const ImaginaryTime& time, const DeepMachine& machine) {
    const Eigen::VectorXd product = evolved(evolution_factors(model, time), start_state(model));
    double worst = 0.0;
    for (Index k = 0; k < product.size(); ++k) {
        Eigen::VectorXd spins(model.n_spins);
        for (Index i = 0; i < model.n_spins; ++i) {
            spins(i) = (k >> i & 1) != 0 ? 1.0 : -1.0;
        }
        worst = std::max(worst, std::abs(machine.amplitude(spins) - product(k)));
    }
    return worst / product.cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("deep machine: summed, the network is the product of operators to 1e-12") {
    const ImaginaryTime three{.spacing = 0.15, .n_steps = 3};
    const ImaginaryTime two{.spacing = 0.1, .n_steps = 2};
    for (const SpinModel& model :
         {transverse_ising_chain(4, 1.0, 1.0, ChainEnds::Open),
          transverse_ising_chain(4, -0.8, 1.3, ChainEnds::Periodic),
          heisenberg_chain(2, ChainEnds::Open),
          heisenberg_chain(4, ChainEnds::Open),
          heisenberg_chain(4, ChainEnds::Periodic)}) {
        CHECK(network_error(model, two, deep_machine(model, two)) < 1e-12);
    }
    const SpinModel ring = transverse_ising_chain(3, 1.0, 0.7, ChainEnds::Periodic);
    CHECK(network_error(ring, three, deep_machine(ring, three)) < 1e-12);
    CHECK(network_error(ring, three, deep_machine(ring, {.spacing = 0.1501, .n_steps = 3})) > 1e-5);
}

TEST_CASE("deep machine: a complex coupling acts on the network as on the state") {
    const std::complex<double> cz{0.0, 0.785398163397448310};
    DeepMachine machine(3);
    machine.apply_field(0, 0.3);
    machine.apply_field(1, 0.4);
    machine.apply_coupling(0, 1, cz);
    machine.apply_field(1, 0.2);
    machine.apply_coupling(1, 2, 0.5);

    // The first two fields only rescale ψ = 1; the third turns spin 1 below the gate or not.
    const auto by_hand = [&](double s0, double s1, double s2) {
        const double first = std::exp(0.3) * std::exp(0.4);
        return first * std::exp(0.5 * s1 * s2) *
               (std::cosh(0.2) * std::exp(cz * s0 * s1) + std::sinh(0.2) * std::exp(-cz * s0 * s1));
    };
    for (const double s0 : {-1.0, 1.0}) {
        for (const double s1 : {-1.0, 1.0}) {
            CHECK(
                std::abs(machine.amplitude(Eigen::Vector3d(s0, s1, 1.0)) - by_hand(s0, s1, 1.0)) <
                1e-13);
        }
    }
}

TEST_CASE("deep machine: its size is linear in spins and in time") {
    const DeepMachine ising = deep_machine(
        transverse_ising_chain(10, 1.0, 1.0, ChainEnds::Periodic), {.spacing = 0.1, .n_steps = 20});
    const DeepMachine heisenberg =
        deep_machine(heisenberg_chain(10, ChainEnds::Periodic), {.spacing = 0.1, .n_steps = 20});

    // one deep and one hidden unit a spin and step, one hidden a bond and layer
    CHECK(ising.n_deep() == 10 * 20);
    CHECK(ising.n_hidden() == 10 * 20 + 10 * 21);
    // one deep and three hidden units a bond and layer; five hidden ones are the singlets
    CHECK(heisenberg.n_deep() == 5 * 20 + 5 * 21);
    CHECK(heisenberg.n_hidden() == 3 * heisenberg.n_deep() + 5);
}

TEST_CASE("deep machine: more deep units than can be summed are refused") {
    const DeepMachine machine = deep_machine(
        transverse_ising_chain(5, 1.0, 1.0, ChainEnds::Open), {.spacing = 0.1, .n_steps = 5});

    CHECK_THROWS_AS(machine.amplitude(Eigen::VectorXd::Ones(5)), InvalidInput);
    CHECK_THROWS_AS(DeepMachine(0), InvalidInput);
}

}  // namespace feynet::test::deep_machine_test
