#include "feynet/boltzmann/quantum/full_sum_descent.hpp"

#include "feynet/boltzmann/quantum/exact/bethe_ansatz.hpp"
#include "feynet/boltzmann/quantum/feed_forward_state.hpp"
#include "feynet/boltzmann/quantum/jastrow.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/boltzmann/tensor/matrix_product_family.hpp"
#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::full_sum_descent_test {
namespace {

struct Descended {
    double error = 0.0;  // (E − E₀)/|E₀|
    bool fell = true;    // at every step
};

/// The Heisenberg ring of eight spins.
Descended descend(const WaveFunction& wave, Index steps) {
    const SpinModel model = heisenberg_chain(8, ChainEnds::Periodic);
    const double exact = heisenberg_ring_ground_state(8).energy;
    const Eigen::VectorXcd start = noisy_start(wave, 0.1, false, {.seed = 2});
    Descended descended;
    double last = sum_over_states(model, wave, start).energy;
    const FullSumDescent end = full_sum_descent(
        model, wave, start, {.steps = steps, .rate = 0.05}, [&](const FullSum& sum) {
            descended.fell = descended.fell && sum.energy <= last;
            last = sum.energy;
            return true;
        });
    descended.error = (end.energy - exact) / std::abs(exact);
    return descended;
}

}  // namespace

TEST_CASE("every kind of wave function descends towards the same energy and never below it") {
    const auto ring = ring_translations(8);
    const Descended machine = descend(RbmFamily(8, 1, ring), 200);
    const Descended feed_forward = descend(FeedForwardState(8, 2, ring), 200);
    const Descended matrices = descend(MatrixProductFamily(8, 3, SiteMatrices::Shared), 200);
    const Descended pairs = descend(Jastrow(8, ring), 200);

    for (const Descended& each : {machine, feed_forward, matrices, pairs}) {
        CHECK(each.fell);
        CHECK(each.error > -1e-13);
        CHECK(each.error < 1e-3);
    }
    CHECK(machine.error < 1e-9);
    CHECK(matrices.error < 1e-9);
    CHECK(pairs.error > 1e-4);  // five weights
}

TEST_CASE("real weights stay real") {
    const SpinModel model = transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Periodic);
    const RbmFamily wave(6, 2, ring_translations(6));
    const Eigen::VectorXcd start = noisy_start(wave, 0.1, true, {.seed = 4});

    const FullSumDescent end =
        full_sum_descent(model, wave, start, {.steps = 20, .real_weights = true});

    CHECK(end.parameters.imag().isZero(0.0));
    CHECK(end.energy < sum_over_states(model, wave, start).energy);
}

TEST_CASE("a descent ends when it is told to, and refuses to stand still") {
    const SpinModel model = heisenberg_chain(4, ChainEnds::Periodic);
    const Jastrow wave(4, ring_translations(4));
    int n_steps = 0;

    full_sum_descent(model, wave, wave.plain(), {}, [&](const FullSum&) { return ++n_steps < 3; });

    CHECK(n_steps == 3);
    CHECK_THROWS_AS(full_sum_descent(model, wave, wave.plain(), {.rate = 0.0}), InvalidInput);
}

}  // namespace feynet::test::full_sum_descent_test
