#include "feynet/nnft/neuron/neuron.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/decay_neuron.hpp"
#include "feynet/nnft/neuron/erf_neuron.hpp"
#include "feynet/nnft/neuron/gauss_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace feynet::test::neuron_test {
namespace {

Inputs equal_inputs(double x) {
    return Inputs::Constant(1, 4, x);
}

/// N G₄ᶜ over the Wick sum of the whole field, its bias included.
double relative_coupling(const Neuron& neuron, double kurtosis, const Inputs& inputs) {
    const double k = kernel(neuron, inputs.col(0), inputs.col(0));
    return connected_four_point(neuron, kurtosis, inputs) / (3.0 * k * k);
}

}  // namespace

TEST_CASE("neuron: positive inputs of a ReLU-net without bias have N G₄ᶜ = 5 Wick sums") {
    const ReluNeuron neuron({1, 1.3, 0.0});
    Inputs inputs(1, 4);
    inputs << 0.2, 0.5, 1.0, 0.7;
    CHECK(
        connected_four_point(neuron, 3.0, inputs) ==
        doctest::Approx(5.0 * wick_sum(neuron, inputs)).epsilon(1e-12));
}

TEST_CASE("neuron: a ReLU-net of two random numbers meets the mean over one when they align") {
    // x → 0 with bias: z = b at every input, h⁴ has mean ½ ⟨b⁴⟩ = 3/2
    const ReluNeuron neuron({1, 1.0, 1.0});
    CHECK(neuron.four_point(equal_inputs(0.0)) == doctest::Approx(1.5).epsilon(1e-12));
    CHECK(neuron.four_point(equal_inputs(1e-4)) == doctest::Approx(1.5).epsilon(1e-7));
    CHECK(
        neuron.two_point(Eigen::VectorXd::Zero(1), Eigen::VectorXd::Zero(1)) ==
        doctest::Approx(0.5));
}

TEST_CASE("neuron: couplings at one point are those of the closed forms") {
    // e^{4 s_b²}: (3e⁴ − 3)/12, in units of a Wick sum with the bias in it (2 × 2 × 3)
    CHECK(
        relative_coupling(GaussNeuron({1, 1.0, 1.0}), 3.0, equal_inputs(0.0)) ==
        doctest::Approx((3.0 * std::exp(4.0) - 3.0) / 12.0));
    // the erf-net at x = ½ by quadrature over one normal number, to the digits of the reference
    CHECK(
        relative_coupling(ErfNeuron({1, 1.0, 1.0}), 3.0, equal_inputs(0.5)) ==
        doctest::Approx(0.05606).epsilon(1e-4));
    // the oscillator: N G₄ᶜ(0) = (3κ/2 − 3) G(0)²
    const CosineNeuron cosine({MomentumLaw::Propagator, 1, 0.8, 1.3});
    const double at_origin = 1.0 / (2.0 * 0.8 * 1.3);
    for (const double kurtosis : {1.0, 2.0, 3.0}) {
        CHECK(
            connected_four_point(cosine, kurtosis, equal_inputs(0.3)) ==
            doctest::Approx((1.5 * kurtosis - 3.0) * at_origin * at_origin));
    }
}

TEST_CASE("neuron: uniform momenta feel the cut-off, in G(0) and in the coupling") {
    for (const auto& [cutoff, coupling] :
         {std::pair{5.0, 6.3}, {10.0, 13.3}, {50.0, 70.5}, {200.0, 285.0}}) {
        CAPTURE(cutoff);
        const CosineNeuron neuron({MomentumLaw::Uniform, 1, 1.0, 1.0, cutoff});
        const Eigen::VectorXd origin = Eigen::VectorXd::Zero(1);
        const double at_origin = neuron.two_point(origin, origin);
        CHECK(at_origin == doctest::Approx(std::atan(cutoff) / std::acos(-1.0)).epsilon(1e-9));
        CHECK(
            connected_four_point(neuron, 3.0, equal_inputs(0.0)) / (at_origin * at_origin) ==
            doctest::Approx(coupling).epsilon(8e-3));
    }
}

TEST_CASE("neuron: below a high cut-off the cosine-net has the propagator of space") {
    // d = 3, r = 1: e^{−mr}/(4πr), up to an oscillating rest of relative order e^{mr}/Λ
    const CosineNeuron neuron({MomentumLaw::Uniform, 3, 1.0, 1.0, 400.0});
    const Eigen::Vector3d x(1.0, 0.0, 0.0);
    const double exact = std::exp(-1.0) / (4.0 * std::acos(-1.0));
    CHECK(neuron.two_point(x, Eigen::Vector3d::Zero()) == doctest::Approx(exact).epsilon(0.01));
    // and both laws the same one
    const CosineNeuron weighted({MomentumLaw::Propagator, 3, 1.0, 1.0, 400.0});
    CHECK(
        weighted.two_point(x, Eigen::Vector3d::Zero()) ==
        neuron.two_point(x, Eigen::Vector3d::Zero()));
}

TEST_CASE("neuron: three random numbers are too many for the ReLU-net's four-point function") {
    const ReluNeuron neuron({3, 1.0, 1.0});
    const Inputs inputs = Inputs::Identity(3, 4);
    CHECK_THROWS_AS(neuron.four_point(inputs), InvalidInput);
}

TEST_CASE("neuron: the step net is a Brownian path, and so is a decay net that hardly forgets") {
    const DecayNeuron step({0.0, 2.0, 1.0, 5.0});
    const DecayNeuron slow({1e-6, 2.0, 1.0, 5.0});
    Inputs times(1, 4);
    times << 2.0, 4.5, 3.0, 5.5;
    CHECK(step.two_point(times.col(0), times.col(1)) == doctest::Approx((2.0 - 1.0) / 2.0));
    CHECK(step.four_point(times) == doctest::Approx(5.0 / (2.0 * 2.0) * (2.0 - 1.0)));
    CHECK(
        slow.two_point(times.col(0), times.col(1)) ==
        doctest::Approx(step.two_point(times.col(0), times.col(1))).epsilon(1e-5));
    CHECK(slow.four_point(times) == doctest::Approx(step.four_point(times)).epsilon(1e-4));
}

TEST_CASE("neuron: long after its start the decay net is the oscillator in its ground state") {
    const double mass = 0.8;
    const double rate = 1.3;
    const DecayNeuron neuron({rate, mass, -20.0, 30.0});
    Inputs times(1, 2);
    times << 1.0, 1.7;
    CHECK(
        neuron.two_point(times.col(0), times.col(1)) ==
        doctest::Approx(std::exp(-rate * 0.7) / (2.0 * mass * rate)).epsilon(1e-12));
    // ⟨x⁴⟩_c: κ T/(4 m² Ω) of rare kicks
    CHECK(
        neuron.four_point(equal_inputs(1.0)) ==
        doctest::Approx(30.0 / (mass * mass * 4.0 * rate)).epsilon(1e-12));
}

TEST_CASE("neuron: before its window a decay net is silent, after it nothing is added") {
    const DecayNeuron neuron({0.5, 1.0, 0.0, 2.0});
    Inputs times(1, 3);
    times << -0.1, 3.0, 4.0;
    CHECK(neuron.two_point(times.col(0), times.col(1)) == 0.0);
    CHECK(
        neuron.two_point(times.col(1), times.col(2)) ==
        doctest::Approx(std::exp(-0.5 * 7.0) * (std::exp(2.0) - 1.0)));
}

TEST_CASE("neuron: priors that make no sense are refused by name") {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    CHECK_THROWS_AS(ErfNeuron({0, 1.0, 1.0}), InvalidInput);
    CHECK_THROWS_AS(ErfNeuron({1, 0.0, 1.0}), InvalidInput);
    CHECK_THROWS_AS(ErfNeuron({1, 1.0, -1.0}), InvalidInput);
    CHECK_THROWS_AS(CosineNeuron({MomentumLaw::Uniform, 1, 1.0, 1.0, infinite}), InvalidInput);
    CHECK_THROWS_AS(CosineNeuron({MomentumLaw::Propagator, 2, 1.0, 1.0, infinite}), InvalidInput);
    CHECK_THROWS_AS(CosineNeuron({MomentumLaw::Propagator, 4, 1.0, 1.0, 1.0}), InvalidInput);
    CHECK_THROWS_AS(CosineNeuron({MomentumLaw::Propagator, 1, -1.0}), InvalidInput);
    CHECK_THROWS_AS(DecayNeuron({-1.0}), InvalidInput);
    CHECK_THROWS_AS(DecayNeuron({1.0, 0.0}), InvalidInput);
    CHECK_THROWS_AS(DecayNeuron({1.0, 1.0, infinite}), InvalidInput);
    CHECK_THROWS_AS(DecayNeuron({1.0, 1.0, 0.0, 0.0}), InvalidInput);
}

}  // namespace feynet::test::neuron_test
