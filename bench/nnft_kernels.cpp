#include "feynet/core/multiply_add.hpp"
#include "feynet/nnft/deep/deep_networks.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/decay_neuron.hpp"
#include "feynet/nnft/neuron/erf_neuron.hpp"
#include "feynet/nnft/neuron/gauss_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "kernels.hpp"

#include <array>
#include <memory>
#include <string>

namespace feynet {
namespace {

/// The six inputs of arXiv:2008.08601.
Inputs six_inputs() {
    Inputs inputs(1, 6);
    inputs << 0.2, 0.4, 0.6, 0.8, 1.0, 1.2;
    return inputs;
}

/// Random networks, all their numbers drawn: "each" is per network, input and neuron.
void time_networks(benchmark::State& state, const Neuron& neuron, Index width, Index n_draws) {
    const RandomNetworks networks(neuron, OutputLaw::Gaussian, width);
    const Inputs inputs = six_inputs();
    Block f;
    Stream stream;
    time_kernel(
        state,
        [&] {
            ++stream.trajectory;
            networks.draw(stream, inputs, n_draws, f);
        },
        width * inputs.cols() * n_draws);
}

/// The neurons alone, of numbers that are there.
void time_neurons(benchmark::State& state, const Neuron& neuron) {
    constexpr Index width = 100;
    const Inputs inputs = six_inputs();
    NeuronNumbers numbers{
        some_normals(width * neuron.n_normals()), Block(lanes, width * neuron.n_uniforms())};
    fill_uniforms({}, Purpose::Test, numbers.uniforms);
    const Block a = some_normals(width, 2);
    Block f = Block::Zero(lanes, inputs.cols());
    time_kernel(
        state, [&] { neuron.accumulate(inputs, numbers, a, f); }, width * inputs.cols());
}

/// What the machine can do at most: fused products and sums in registers, enough at once to hide
/// their latency.
void time_multiply_add(benchmark::State& state) {
    constexpr Index n = 1000;
    constexpr std::size_t at_once = 12;
    const Block numbers = some_normals(2);
    const LaneRegister a = load(numbers.data());
    const LaneRegister b = load(numbers.data() + lanes);
    std::array<LaneRegister, at_once> sums{};
    time_kernel(
        state,
        [&] {
            std::array<LaneRegister, at_once> sum = sums;
            for (Index i = 0; i < n; ++i) {
                for (LaneRegister& x : sum) {
                    x = multiply_add(x, a, b);
                }
            }
            sums = sum;
            benchmark::DoNotOptimize(sums);
        },
        n * static_cast<Index>(at_once));
}

void time_deep(benchmark::State& state, Activation activation, Index depth) {
    constexpr Index width = 1000;
    const DeepNetworks networks({activation, {}, depth}, OutputLaw::Gaussian, width);
    const Inputs inputs = six_inputs();
    Block f;
    Stream stream;
    time_kernel(
        state,
        [&] {
            ++stream.trajectory;
            networks.draw(stream, inputs, f);
        },
        width * depth * inputs.cols());
}

void register_neuron(const std::string& name, const std::shared_ptr<Neuron>& neuron) {
    for (const auto& [width, n_draws] :
         {std::pair<Index, Index>{1, 1000}, {100, 10}, {10'000, 1}}) {
        benchmark::RegisterBenchmark(
            ("nnft/" + name + "/width_" + std::to_string(width)).c_str(),
            [neuron, width = width, n_draws = n_draws](benchmark::State& state) {
                time_networks(state, *neuron, width, n_draws);
            });
    }
    benchmark::RegisterBenchmark(
        ("nnft/" + name + "/neurons").c_str(),
        [neuron](benchmark::State& state) { time_neurons(state, *neuron); });
}

}  // namespace

void register_nnft_kernels() {
    using enum MomentumLaw;
    register_neuron("relu", std::make_shared<ReluNeuron>(LayerPrior{}));
    register_neuron("cosine", std::make_shared<CosineNeuron>(MomentumEnsemble{}));
    register_neuron(
        "cosine_uniform",
        std::make_shared<CosineNeuron>(MomentumEnsemble{Uniform, 1, 1.0, 1.0, 10.0}));
    register_neuron("gauss", std::make_shared<GaussNeuron>(LayerPrior{}));
    register_neuron("erf", std::make_shared<ErfNeuron>(LayerPrior{}));
    register_neuron("decay", std::make_shared<DecayNeuron>(KickPrior{1.0, 1.0, 0.0, 1.2}));
    for (const Index depth : {1, 3}) {
        const std::string tail = "/depth_" + std::to_string(depth);
        benchmark::RegisterBenchmark(
            ("nnft/deep_relu" + tail).c_str(),
            [depth](benchmark::State& state) { time_deep(state, Activation::Relu, depth); });
        benchmark::RegisterBenchmark(
            ("nnft/deep_erf" + tail).c_str(),
            [depth](benchmark::State& state) { time_deep(state, Activation::Erf, depth); });
    }
    benchmark::RegisterBenchmark("nnft/multiply_add", time_multiply_add);
}

}  // namespace feynet
