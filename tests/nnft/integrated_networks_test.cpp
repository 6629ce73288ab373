#include "feynet/nnft/integrated_networks.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/gauss_tilt.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/erf_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"
#include "feynet/nnft/observable/connected_functions.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/tail_check.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <vector>

namespace feynet::test::integrated_networks_test {
namespace {

const ConnectedFourPoint& connected() {
    static const ConnectedFourPoint four({0, 1, 2, 3});
    return four;
}

Inputs four_inputs(double scale) {
    Inputs inputs(1, 4);
    inputs << 0.1, 0.4, 0.8, 1.0;
    return scale * inputs;
}

/// The seven means of a connected four-point function, one row of `lanes` for each draw.
template <typename Networks, typename Draw>
VectorSeries sample(const Networks& networks, int draws, const Draw& draw) {
    const NPointFunctions functions(connected().products());
    VectorSeries series(lanes, functions.size());
    Stream stream{.seed = 23};
    Block values;
    for (int i = 0; i < draws; ++i) {
        ++stream.trajectory;
        draw(networks, stream, functions, values);
        series.append(0, values);
    }
    return series;
}

VectorSeries integrated(const IntegratedNetworks& networks, const Inputs& inputs, int draws) {
    return sample(networks, draws, [&](const auto& n, const auto& stream, const auto& f, auto& v) {
        n.draw(stream, inputs, f, v);
    });
}

VectorSeries plain(const RandomNetworks& networks, const Inputs& inputs, int draws) {
    Block field;
    return sample(networks, draws, [&](const auto& n, const auto& stream, const auto& f, auto& v) {
        n.draw(stream, inputs, field);
        f.measure(field, v);
    });
}

GammaResult four_point(const VectorSeries& series) {
    return gamma_method(
        connected(), [](std::span<const double> m) { return connected().gradient(m); }, series);
}

double pull(const GammaResult& found, double exact) {
    return (found.mean - exact) / found.unreliable_error;
}

}  // namespace

TEST_CASE(
    "integrated networks: where output weights are signs, products of one neuron are its own") {
    const CosineNeuron neuron({MomentumLaw::Uniform, 1, 1.0, 1.0, 4.0});
    const NPointFunctions functions(connected().products());
    const Inputs inputs = four_inputs(1.0);
    const Stream stream{.seed = 5};
    Block f;
    Block products;
    Block means;
    RandomNetworks(neuron, OutputLaw::Constant, 1).draw(stream, inputs, f);
    functions.measure(f, products);
    IntegratedNetworks(neuron, OutputLaw::Constant, 1).draw(stream, inputs, functions, means);
    CHECK((products - means).abs().maxCoeff() < 1e-14);
}

TEST_CASE("integrated networks: their means are the n-point functions of every net and law") {
    // 4 neurons × 3 laws × 3 widths, pulls of G₁₂ and of G₄ᶜ below 4.5: fails with 5e-4
    std::vector<std::unique_ptr<Neuron>> neurons;
    neurons.push_back(std::make_unique<CosineNeuron>(MomentumEnsemble{}));
    neurons.push_back(std::make_unique<ReluNeuron>(LayerPrior{1, 1.3, 0.4}));
    neurons.push_back(std::make_unique<ErfNeuron>(LayerPrior{1, 1.2, 0.7}));
    neurons.push_back(std::make_unique<GaussNeuron>(LayerPrior{1, 0.5, 0.4}));
    const Inputs inputs = four_inputs(1.0);
    for (const std::unique_ptr<Neuron>& neuron : neurons) {
        for (const OutputLaw law :
             {OutputLaw::Gaussian, OutputLaw::Constant, OutputLaw::Rayleigh}) {
            for (const Index width : {1, 3, 20}) {
                CAPTURE(word(law));
                CAPTURE(width);
                const VectorSeries series =
                    integrated(IntegratedNetworks(*neuron, law, width), inputs, 1500);
                const double exact = connected_four_point(*neuron, kurtosis(law), inputs) /
                                     static_cast<double>(width);
                CHECK(std::abs(pull(four_point(series), exact)) < 4.5);
                CHECK(
                    std::abs(pull(
                        gamma_method(Series(series, 0)),
                        kernel(*neuron, inputs.col(0), inputs.col(1)))) < 4.5);
            }
        }
    }
}

TEST_CASE("integrated networks: their noise in N G₄ᶜ does not grow with N, that of fields does") {
    const CosineNeuron neuron({});
    const Inputs inputs = four_inputs(1.0);
    const double exact = connected_four_point(neuron, 3.0, inputs);
    for (const Index width : {10, 100}) {
        const auto n = static_cast<double>(width);
        const GammaResult found = four_point(
            integrated(IntegratedNetworks(neuron, OutputLaw::Gaussian, width), inputs, 400));
        const GammaResult noisy =
            four_point(plain(RandomNetworks(neuron, OutputLaw::Gaussian, width), inputs, 400));
        CHECK(std::abs(pull(found, exact / n)) < 5.0);
        CHECK(n * found.unreliable_error < 0.1 * exact);
        CHECK(noisy.unreliable_error > 0.2 * n * found.unreliable_error);
        // twin: another kurtosis is refused
        CHECK(std::abs(pull(found, connected_four_point(neuron, 2.0, inputs) / n)) > 5.0);
    }
}

TEST_CASE("integrated networks: a tilt changes no mean, and tames the Gauss-net") {
    // s_b = s_w = 1, x = 0: N G₄ᶜ = 3e⁴ − 3, of which 32 000 plain networks see little
    const GaussNeuron neuron({1, 1.0, 1.0});
    for (const Inputs& inputs : {four_inputs(0.0), four_inputs(1.0)}) {
        const double exact = connected_four_point(neuron, 3.0, inputs);
        for (const Index width : {1, 4, 40}) {
            CAPTURE(width);
            const auto n = static_cast<double>(width);
            const IntegratedNetworks tilted(
                neuron, OutputLaw::Gaussian, width, gauss_tilt(neuron, inputs));
            const GammaResult found = four_point(integrated(tilted, inputs, 4000));
            CHECK(n * found.unreliable_error < 0.04 * exact);
            CHECK(std::abs(pull(found, exact / n)) < 4.5);
            CHECK(std::abs(pull(found, 1.2 * exact / n)) > 4.5);
        }
    }
}

TEST_CASE(
    "integrated networks: what plain sampling makes of the Gauss-net is low, and it says so") {
    const GaussNeuron neuron({1, 1.0, 1.0});
    const Inputs inputs = four_inputs(0.0);
    const double exact = connected_four_point(neuron, 3.0, inputs) / 2.0;
    const VectorSeries series = plain(RandomNetworks(neuron, OutputLaw::Gaussian, 2), inputs, 4000);
    CHECK(four_point(series).mean < 0.8 * exact);
    CHECK(tail_check(series, 6, 32).is_heavy());
    const VectorSeries tilted = integrated(
        IntegratedNetworks(neuron, OutputLaw::Gaussian, 2, gauss_tilt(neuron, inputs)),
        inputs,
        4000);
    CHECK_FALSE(tail_check(tilted, 6, 32).is_heavy());
}

TEST_CASE("integrated networks: shifts and products that make no sense are refused") {
    const GaussNeuron neuron({1, 1.0, 1.0});
    constexpr auto law = OutputLaw::Gaussian;
    CHECK_THROWS_AS(IntegratedNetworks(neuron, law, 0), InvalidInput);
    CHECK_THROWS_AS(IntegratedNetworks(neuron, law, 1, Eigen::VectorXd::Zero(1)), InvalidInput);
    CHECK_THROWS_AS(
        IntegratedNetworks(neuron, law, 1, Eigen::VectorXd::Constant(2, NAN)), InvalidInput);
    Block values;
    CHECK_THROWS_AS(
        IntegratedNetworks(neuron, law, 1)
            .draw({}, four_inputs(1.0), NPointFunctions({{0, 1, 2}}), values),
        InvalidInput);
}

}  // namespace feynet::test::integrated_networks_test
