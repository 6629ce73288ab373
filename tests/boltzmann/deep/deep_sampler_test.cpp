#include "feynet/boltzmann/deep/deep_sampler.hpp"

#include "feynet/core/error.hpp"
#include "sampled_network.hpp"

#include <doctest/doctest.h>

namespace feynet::test::deep_sampler_test {
namespace {

// Student's t with 63 degrees of freedom, five numbers: beyond 4.5 once in 7000; fixed seed.
constexpr double worst_allowed = 4.5;

}  // namespace

TEST_CASE(
    "deep sampler: every update finds what the operators give, and tells δτ apart" *
    doctest::test_suite("long")) {
    const SpinModel ring = transverse_ising_chain(6, 1.0, 1.0, ChainEnds::Periodic);
    const ImaginaryTime time{.spacing = 0.2, .n_steps = 3};
    for (const DeepUpdate update : {DeepUpdate::Gibbs, DeepUpdate::Clusters}) {
        const SampledNetwork sampled(*deep_sampler(ring, time, update), 1500, 5);

        CHECK(sampled.worst_pull(projected_numbers(ring, time)) < worst_allowed);
        CHECK(
            sampled.worst_pull(projected_numbers(ring, {.spacing = 0.3, .n_steps = 2})) >
            worst_allowed);
    }
}

TEST_CASE(
    "deep sampler: antiferromagnets, frustrated ones and open chains are sampled as well" *
    doctest::test_suite("long")) {
    const ImaginaryTime time{.spacing = 0.2, .n_steps = 3};
    for (const SpinModel& model :
         {transverse_ising_chain(5, -1.0, 0.8, ChainEnds::Periodic),
          transverse_ising_chain(4, -0.7, 1.2, ChainEnds::Open)}) {
        const SampledNetwork sampled(*deep_sampler(model, time, DeepUpdate::Clusters), 1500, 6);

        CHECK(sampled.worst_pull(projected_numbers(model, time)) < worst_allowed);
    }
}

TEST_CASE(
    "deep sampler: loops find what the operators of exchange give, and tell δτ apart" *
    doctest::test_suite("long")) {
    const ImaginaryTime time{.spacing = 0.15, .n_steps = 4};
    for (const SpinModel& model :
         {heisenberg_chain(6, ChainEnds::Periodic), heisenberg_chain(6, ChainEnds::Open)}) {
        const SampledNetwork sampled(*deep_sampler(model, time, DeepUpdate::Clusters), 1500, 7);

        CHECK(sampled.worst_pull(projected_numbers(model, time)) < worst_allowed);
        CHECK(
            sampled.worst_pull(projected_numbers(model, {.spacing = 0.3, .n_steps = 2})) >
            worst_allowed);
    }
}

TEST_CASE("deep sampler: loops visit each state of no magnetisation as often as |ψ|² says") {
    const SpinModel model = heisenberg_chain(4, ChainEnds::Periodic);
    const ImaginaryTime time{.spacing = 0.2, .n_steps = 2};
    const auto loops = deep_sampler(model, time, DeepUpdate::Clusters);
    const Eigen::VectorXd psi = evolved(evolution_factors(model, time), start_state(model));
    Stream stream{.seed = 9};
    Block units = loops->start(stream);
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(16);
    constexpr Index n_sweeps = 1000;
    constexpr Index stride = 4;  // far beyond the autocorrelation, τ_int < 2 sweeps

    for (Index sweep = 0; sweep < n_sweeps * stride; ++sweep) {
        ++stream.trajectory;
        loops->step(units, StreamSource(stream));
        for (int lane = 0; lane < lanes && sweep % stride == 0; ++lane) {
            Index state = 0;
            for (Index i = 0; i < 4; ++i) {
                state |= units(lane, loops->first_visible() + i) > 0.0 ? Index{1} << i : 0;
            }
            counts(state) += 1.0;
        }
    }

    double chi_squared = 0.0;
    for (Index k = 0; k < 16; ++k) {
        const double expected =
            static_cast<double>(n_sweeps * lanes) * psi(k) * psi(k) / psi.squaredNorm();
        if (expected > 0.0) {
            chi_squared += (counts(k) - expected) * (counts(k) - expected) / expected;
        } else {
            CHECK(counts(k) == 0.0);
        }
    }
    // six states, 5 degrees of freedom: beyond 20.5 once in a thousand; fixed seed
    CHECK(chi_squared < 20.5);
}

TEST_CASE("deep sampler: weights that are imaginary cannot be sampled by Gibbs") {
    CHECK_THROWS_AS(
        deep_sampler(heisenberg_chain(4, ChainEnds::Open), {}, DeepUpdate::Gibbs), InvalidInput);
}

}  // namespace feynet::test::deep_sampler_test
