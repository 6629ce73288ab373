#include "feynet/nnft/interaction/ring_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/interaction/oscillator_ring.hpp"
#include "feynet/nnft/interaction/phase_hmc.hpp"

#include <doctest/doctest.h>

#include <cmath>

namespace feynet::test::ring_networks_test {
namespace {

constexpr OscillatorRing ring{.n_slices = 12, .spacing = 0.3, .mass = 1.2, .frequency = 0.9};

/// G(t) of the ring, from its modes.
double exact_correlator(Index t) {
    double sum = 0.0;
    for (Index k = 0; k < ring.n_slices; ++k) {
        const double angle =
            2.0 * std::acos(-1.0) * static_cast<double>(k * t) / static_cast<double>(ring.n_slices);
        sum += std::cos(angle) / ring.mode_stiffness(k);
    }
    return sum / static_cast<double>(ring.n_slices);
}

}  // namespace

TEST_CASE("ring networks: the correlator is the lattice oscillator's at every width and law") {
    // 24 pulls below 4: a right program fails with 1.5e-3
    for (const Index width : {1, 7}) {
        for (const OutputLaw law :
             {OutputLaw::Gaussian, OutputLaw::Constant, OutputLaw::Rayleigh}) {
            const RingNetworks networks(ring, law, width);
            constexpr int draws = 3000;
            const std::array<Index, 4> lags{0, 1, 3, 6};
            Eigen::Array4d sum = Eigen::Array4d::Zero();
            Eigen::Array4d squares = Eigen::Array4d::Zero();
            Block theta;
            Block field;
            for (std::uint32_t i = 0; i < draws; ++i) {
                networks.draw(StreamSource({.seed = 2, .trajectory = i}), width, theta);
                networks.evaluate(theta, field);
                for (int j = 0; j < 4; ++j) {
                    const Lanes product = field.col(2) * field.col(2 + lags[j]);
                    sum[j] += product.sum();
                    squares[j] += product.square().sum();
                }
            }
            const double count = draws * lanes;
            for (int j = 0; j < 4; ++j) {
                CAPTURE(width);
                CAPTURE(word(law));
                CAPTURE(lags[j]);
                const double mean = sum[j] / count;
                const double error = std::sqrt((squares[j] / count - mean * mean) / count);
                CHECK(std::abs(mean - exact_correlator(lags[j])) < 4.0 * error);
            }
        }
    }
}

TEST_CASE("ring networks: a neuron taken away and put back leaves the field") {
    const RingNetworks networks(ring, OutputLaw::Gaussian, 5);
    Block theta;
    networks.draw(StreamSource({.seed = 4}), 5, theta);
    Block field;
    networks.evaluate(theta, field);
    Block changed = field;

    networks.add_neuron(theta, 3, -1.0, changed);
    const double without = (changed - field).abs().maxCoeff();
    networks.add_neuron(theta, 3, 1.0, changed);

    CHECK(without > 1e-3);
    CHECK((changed - field).abs().maxCoeff() < 1e-14);
}

TEST_CASE("ring networks: what one neuron changes is what it takes away and what is put there") {
    const RingNetworks networks(ring, OutputLaw::Gaussian, 5);
    const QuarticCoupling coupling{.strength = 0.3};
    Block theta;
    Block offered;
    networks.draw(StreamSource({.seed = 4}), 5, theta);
    networks.draw(StreamSource({.seed = 5}), 5, offered);
    Block field;
    networks.evaluate(theta, field);
    Block change;
    networks.change_of(theta, offered, 3, change);

    theta.middleCols(9, 3) = offered.middleCols(9, 3);
    Block changed;
    networks.evaluate(theta, changed);

    CHECK(change.abs().maxCoeff() > 1e-3);
    CHECK((field + change - changed).abs().maxCoeff() < 1e-14);
    CHECK((coupling.value(field, change) - coupling.value(changed)).abs().maxCoeff() < 1e-13);
}

TEST_CASE("ring networks: a neuron is a cosine of its phase, momentum and amplitude") {
    const RingNetworks networks(ring, OutputLaw::Gaussian, 1);
    Block theta(lanes, 3);
    theta.col(0).setConstant(5.0);
    theta.col(1) = Lanes::LinSpaced(0.0, 6.0);
    theta.col(2).setConstant(-0.7);
    Block field;
    networks.evaluate(theta, field);

    const double scale = std::sqrt(2.0 * ring.variance());
    const Lanes angle = 2.0 * std::acos(-1.0) * 5.0 * 11.0 / 12.0 + theta.col(1);
    CHECK((field.col(11) + 0.7 * scale * angle.cos()).abs().maxCoeff() < 1e-13);
}

TEST_CASE("ring networks: the force on the phases is the derivative of U") {
    const RingNetworks networks(ring, OutputLaw::Rayleigh, 3);
    Block theta;
    networks.draw(StreamSource({.seed = 8}), 3, theta);
    const PhaseAction action(networks, {.strength = 0.7}, theta);
    Block phases(lanes, 3);
    fill_normals({.seed = 9}, Purpose::Test, phases);
    Block force;
    action.gradient(phases, force);
    constexpr double h = 1e-5;
    for (Index i = 0; i < 3; ++i) {
        Block up = phases;
        Block down = phases;
        up.col(i) += h;
        down.col(i) -= h;
        const Lanes slope = (action.value(up) - action.value(down)) / (2.0 * h);
        CHECK((slope - force.col(i)).abs().maxCoeff() < 1e-7);
    }
}

TEST_CASE("ring networks: rings and widths that make no sense are refused") {
    CHECK_THROWS_AS(RingNetworks(ring, OutputLaw::Constant, 0), InvalidInput);
    CHECK_THROWS_AS(
        RingNetworks({.n_slices = 2, .spacing = 1.0}, OutputLaw::Constant, 1), InvalidInput);
    CHECK_THROWS_AS(
        RingNetworks({.n_slices = 8, .spacing = -1.0}, OutputLaw::Constant, 1), InvalidInput);
}

}  // namespace feynet::test::ring_networks_test
