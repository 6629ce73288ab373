#include "feynet/nnft/observable/leading_coupling.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/exact/kernel_overlap.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/gauss_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

namespace feynet::test::leading_coupling_test {
namespace {

Inputs four(double a, double b, double c, double d) {
    Inputs inputs(1, 4);
    inputs << a, b, c, d;
    return inputs;
}

}  // namespace

TEST_CASE("kernel overlap: closed forms of the oscillator, the Gauss-net and the ReLU-net") {
    // ∫ (e^{−ω|y|}/2mω)⁴ dy
    const double g = 1.0 / (2.0 * 0.8 * 1.3);
    CHECK(
        kernel_overlap(CosineNeuron({MomentumLaw::Propagator, 1, 0.8, 1.3}), four(1, 1, 1, 1)) ==
        doctest::Approx(std::pow(g, 4) / (2.0 * 0.8)).epsilon(1e-9));
    // a product of four Gaussians about Σx/4
    const double w2 = 0.7 * 0.7;
    const Inputs inputs = four(0.1, -0.4, 0.8, 0.3);
    const double spread = inputs.squaredNorm() - inputs.sum() * inputs.sum() / 4.0;
    CHECK(
        kernel_overlap(GaussNeuron({1, 0.7, 1.0}), inputs) ==
        doctest::Approx(
            std::pow(w2, 4) * std::sqrt(std::numbers::pi / (2.0 * w2)) *
            std::exp(-0.5 * w2 * spread))
            .epsilon(1e-9));
    // without a bias the kernel is xy/2 where both have one sign, else 0: below 3, 3⁵/5 Πx/16
    CHECK(
        kernel_overlap(ReluNeuron({1, 1.0, 0.0}), four(0.2, 0.4, 0.6, 1.2), 3.0) ==
        doctest::Approx(std::pow(3.0, 5) / 80.0 * 0.2 * 0.4 * 0.6 * 1.2).epsilon(1e-9));
}

TEST_CASE("leading coupling: it is −G₄ᶜ over 4! overlaps, with that gradient") {
    const ConnectedFourPoint connected({0, 1, 2, 3});
    const LeadingCoupling coupling(connected, 0.25);
    const std::vector<double> means{0.3, 0.7, -0.2, 0.4, 0.1, 0.9, 0.5};
    CHECK(coupling(means) == doctest::Approx(-connected(means) / 6.0));
    CHECK(coupling.gradient(means)[2] == doctest::Approx(-connected.gradient(means)[2] / 6.0));
    CHECK(coupling.products() == connected.products());
}

TEST_CASE("leading coupling: overlaps that do not exist are refused") {
    CHECK_THROWS_AS(kernel_overlap(GaussNeuron({2, 1.0, 1.0}), Inputs::Zero(2, 4)), InvalidInput);
    CHECK_THROWS_AS(
        kernel_overlap(GaussNeuron({1, 1.0, 1.0}), four(0, 0, 0, 0), 0.0), InvalidInput);
}

}  // namespace feynet::test::leading_coupling_test
