#include "feynet/nnft/interaction/neuron_refresh.hpp"

#include "feynet/nnft/interaction/phase_hmc.hpp"
#include "feynet/sampler/schedule.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace feynet::test::neuron_refresh_test {
namespace {

constexpr OscillatorRing ring{.n_slices = 8, .spacing = 0.5, .mass = 1.0, .frequency = 1.0};
constexpr double strength = 0.5;  // λ a

/// A mean over correlated steps, its error from blocks of 200 of them.
struct BlockedMean {
    double value = 0.0;
    double error = 0.0;

    double pull(double exact) const { return (value - exact) / error; }
};

/// ⟨φ²⟩ after repeated steps of `move` from the prior.
BlockedMean mean_square(
    const RingNetworks& networks,
    const std::function<void(Block&, const RandomSource&)>& move,
    int n_blocks) {
    constexpr int block_length = 200;
    Stream stream{.seed = 21};
    Block theta;
    Block field;
    networks.draw(StreamSource(stream), networks.width(), theta);
    double sum = 0.0;
    double squares = 0.0;
    for (int b = -1; b < n_blocks; ++b) {
        double mean = 0.0;
        for (int i = 0; i < block_length; ++i) {
            ++stream.trajectory;
            move(theta, StreamSource(stream));
            networks.evaluate(theta, field);
            mean += field.square().mean() / block_length;
        }
        if (b >= 0) {  // the first block warms up
            sum += mean;
            squares += mean * mean;
        }
    }
    const double mean = sum / n_blocks;
    return {mean, std::sqrt((squares / n_blocks - mean * mean) / (n_blocks - 1))};
}

auto steps_of(const Sampler& sampler) {
    return [&sampler](Block& theta, const RandomSource& random) { sampler.step(theta, random); };
}

/// ⟨φ²⟩ of one neuron with a = ±1: a sum over its momentum and an integral over its phase.
double exact_one_neuron(double coupling) {
    constexpr int n_phases = 256;
    const double amplitude = 2.0 * ring.variance();
    double z = 0.0;
    double square = 0.0;
    for (Index k = 0; k < ring.n_slices; ++k) {
        for (int j = 0; j < n_phases; ++j) {
            double second = 0.0;
            double fourth = 0.0;
            for (Index t = 0; t < ring.n_slices; ++t) {
                const double angle =
                    2.0 * std::numbers::pi *
                    (static_cast<double>(k * t) / static_cast<double>(ring.n_slices) +
                     static_cast<double>(j) / n_phases);
                const double phi2 = amplitude * std::cos(angle) * std::cos(angle);
                second += phi2 / static_cast<double>(ring.n_slices);
                fourth += phi2 * phi2;
            }
            const double weight = std::exp(-coupling * fourth) / ring.mode_stiffness(k);
            z += weight;
            square += weight * second;
        }
    }
    return square / z;
}

}  // namespace

TEST_CASE("neuron refresh: one neuron has the ⟨φ²⟩ of its integral, which another λ has not") {
    // 4 σ of 100 blocks: false alarm 1e-4
    const RingNetworks networks(ring, OutputLaw::Constant, 1);
    const NeuronRefresh refresh(networks, {.strength = strength});

    const BlockedMean found = mean_square(networks, steps_of(refresh), 100);

    CHECK(std::abs(found.pull(exact_one_neuron(strength))) < 4.0);
    CHECK(std::abs(found.pull(exact_one_neuron(1.1 * strength))) > 5.0);
}

TEST_CASE("neuron refresh: without a coupling every offer is taken and ⟨φ²⟩ is free") {
    const RingNetworks networks(ring, OutputLaw::Rayleigh, 4);
    const NeuronRefresh refresh(networks, {.strength = 0.0});
    double least = 1.0;
    const auto move = [&](Block& theta, const RandomSource& random) {
        least = std::min(least, refresh.step(theta, random).acceptance.minCoeff());
    };

    const BlockedMean found = mean_square(networks, move, 50);

    CHECK(least == 1.0);
    CHECK(std::abs(found.pull(ring.variance())) < 4.0);
}

TEST_CASE(
    "neuron refresh: HMC of the phases beside it leaves the same law" *
    doctest::test_suite("long")) {
    // 4 σ of 100 blocks each: false alarm 2e-4
    const RingNetworks networks(ring, OutputLaw::Constant, 3);
    const QuarticCoupling coupling{.strength = strength};
    const NeuronRefresh refresh(networks, coupling);
    const PhaseHmc hmc(networks, coupling, {.step_size = 0.3, .n_leapfrog = 5});
    // the same trajectories under another coupling, which must show
    const PhaseHmc wrong(networks, {.strength = 0.0}, {.step_size = 0.3, .n_leapfrog = 5});
    const Schedule right({{refresh}, {hmc}});
    const Schedule mutant({{refresh}, {wrong}});

    const BlockedMean reference = mean_square(networks, steps_of(refresh), 100);
    const BlockedMean both = mean_square(networks, steps_of(right), 100);
    const BlockedMean mistaken = mean_square(networks, steps_of(mutant), 100);
    const auto apart = [&](const BlockedMean& other) {
        return std::abs(other.value - reference.value) / std::hypot(other.error, reference.error);
    };

    CHECK(apart(both) < 4.0);
    CHECK(apart(mistaken) > 5.0);
}

}  // namespace feynet::test::neuron_refresh_test
