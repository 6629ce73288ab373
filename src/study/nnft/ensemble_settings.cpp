#include "feynet/study/nnft/ensemble_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/decay_neuron.hpp"
#include "feynet/nnft/neuron/erf_neuron.hpp"
#include "feynet/nnft/neuron/gauss_neuron.hpp"
#include "feynet/nnft/neuron/relu_neuron.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace feynet {
namespace {

/// Points where the file is silent: t = 0, ¼ … 2 along the diagonal.
Inputs points_along_diagonal(Index d) {
    constexpr Index n = 9;
    Inputs inputs(d, n);
    for (Index j = 0; j < n; ++j) {
        inputs.col(j).setConstant(
            0.25 * static_cast<double>(j) / std::sqrt(static_cast<double>(d)));
    }
    return inputs;
}

/// Kicks from before the first input to the last one.
KickPrior kick_prior(const EnsembleSettings& settings, NeuronKind kind) {
    const EnsembleNetworkSettings& network = settings.network;
    const Inputs times = settings.inputs.inputs();
    const bool decays = kind == NeuronKind::Decay;
    require(
        times.rows() == 1, "dimension", "must be 1 for {}-nets, got {}", word(kind), times.rows());
    require(
        std::isfinite(network.rate) && network.rate > 0.0,
        "rate",
        "must be positive, got {}",
        network.rate);
    const double first = times.minCoeff();
    const double start = network.start.value_or(first - (decays ? 8.0 / network.rate : 1.0));
    require(start < first, "start", "must be before the first input {}, got {}", first, start);
    return {
        .rate = decays ? network.rate : 0.0,
        .mass = network.mass,
        .start = start,
        .duration = times.maxCoeff() - start};
}

template <typename T>
void require_each_once(const char* key, const std::vector<T>& list) {
    for (auto item = list.begin(); item != list.end(); ++item) {
        require(std::find(list.begin(), item, *item) == item, key, "must not have a value twice");
    }
}

void check_network(const EnsembleNetworkSettings& network) {
    require_each_once("network.kind", network.kind);
    require_each_once("width", network.width);
    for (const Index width : network.width) {
        require(
            width >= 1 && width <= RandomNetworks::most_neurons,
            "width",
            "must be 1 … {}, got {}",
            RandomNetworks::most_neurons,
            width);
    }
}

void check_depth(const EnsembleSettings& settings) {
    const EnsembleNetworkSettings& network = settings.network;
    require(
        network.depth >= 1 && network.depth <= 16,
        "depth",
        "must be 1 … 16, got {}",
        network.depth);
    if (network.depth == 1) {
        return;
    }
    for (const NeuronKind kind : network.kind) {
        require(
            kind == NeuronKind::Relu || kind == NeuronKind::Erf,
            "depth",
            "must be 1 for {}-nets, got {}",
            word(kind),
            network.depth);
    }
    require(
        network.output == OutputLaw::Gaussian ||
            settings.measure.estimator == ProductEstimator::Sampled,
        "estimator",
        "must be sampled for deep networks whose output weights are {}",
        word(network.output));
}

void check_inputs(const InputSettings& settings) {
    constexpr Index most_inputs = 64;
    require(
        settings.dimension >= 1 && settings.dimension <= 1000,
        "dimension",
        "must be 1 … 1000, got {}",
        settings.dimension);
    const Inputs inputs = settings.inputs();
    require(
        inputs.cols() >= 2 && inputs.cols() <= most_inputs,
        "points",
        "must be 2 … {}, got {}",
        most_inputs,
        inputs.cols());
    for (Index i = 0; i < inputs.cols(); ++i) {
        for (Index j = 0; j < i; ++j) {
            require(
                inputs.col(i) != inputs.col(j),
                "points",
                "must differ, but numbers {} and {} (from 0) do not",
                j,
                i);
        }
    }
}

void check_quadruples(const EnsembleSettings& settings) {
    const Index k = settings.inputs.inputs().cols();
    for (const std::vector<Index>& inputs : settings.measure.four_point) {
        require(
            inputs.size() == 4, "four_point", "must name four inputs each, got {}", inputs.size());
        for (const Index input : inputs) {
            require(
                input >= 0 && input < k,
                "four_point",
                "must name inputs 0 … {}, got {}",
                k - 1,
                input);
        }
    }
}

}  // namespace

bool has_kicks(NeuronKind kind) {
    return kind == NeuronKind::Step || kind == NeuronKind::Decay;
}

std::string_view meaning_of_neuron(NeuronKind kind) {
    switch (kind) {
        case NeuronKind::Cosine:
            return "A(p) cos(p·x + c): a free field, in one dimension the oscillator";
        case NeuronKind::Gauss:
            return "exp(z)/norm, z = w·x + b: a translation invariant field";
        case NeuronKind::Relu:
            return "max(0, z): the arc-cosine kernel";
        case NeuronKind::Erf:
            return "erf z: the arcsine kernel";
        case NeuronKind::Step:
            return "θ(t − c): kicks at random times, a Brownian path";
        default:
            return "θ(t − c) e^{−Ω(t − c)}: kicks that are forgotten, the oscillator";
    }
}

Inputs InputSettings::inputs() const {
    if (points.empty()) {
        return points_along_diagonal(dimension);
    }
    Inputs inputs(dimension, static_cast<Index>(points.size()));
    for (std::size_t j = 0; j < points.size(); ++j) {
        require(
            std::ssize(points[j]) == dimension,
            "points",
            "must have {} coordinates each, but number {} (from 0) has {}",
            dimension,
            j,
            points[j].size());
        inputs.col(static_cast<Index>(j)) =
            Eigen::Map<const Eigen::VectorXd>(points[j].data(), dimension);
    }
    return inputs;
}

std::vector<std::array<Index, 4>> EnsembleSettings::quadruples() const {
    std::vector<std::array<Index, 4>> quadruples;
    for (const std::vector<Index>& four : measure.four_point) {
        quadruples.push_back({four[0], four[1], four[2], four[3]});
    }
    if (quadruples.empty()) {
        const Index last = inputs.inputs().cols() - 1;
        quadruples = {{0, 0, 0, 0}, {0, last / 3, 2 * last / 3, last}};
    }
    return quadruples;
}

std::unique_ptr<Neuron> EnsembleSettings::make_neuron(NeuronKind kind) const {
    const LayerPrior prior{inputs.dimension, network.weight_scale, network.bias_scale};
    switch (kind) {
        case NeuronKind::Cosine:
            return std::make_unique<CosineNeuron>(MomentumEnsemble{
                .law = network.momenta,
                .n_dimensions = inputs.dimension,
                .mass = network.mass,
                .cutoff = network.cutoff.value_or(std::numeric_limits<double>::infinity())});
        case NeuronKind::Gauss:
            return std::make_unique<GaussNeuron>(prior);
        case NeuronKind::Relu:
            return std::make_unique<ReluNeuron>(prior);
        case NeuronKind::Erf:
            return std::make_unique<ErfNeuron>(prior);
        default:
            return std::make_unique<DecayNeuron>(kick_prior(*this, kind));
    }
}

DeepPrior EnsembleSettings::deep_prior(NeuronKind kind) const {
    return {
        .activation = kind == NeuronKind::Relu ? Activation::Relu : Activation::Erf,
        .layer = {inputs.dimension, network.weight_scale, network.bias_scale},
        .depth = network.depth};
}

std::string EnsembleSettings::describe(NeuronKind kind) const {
    if (has_kicks(kind)) {
        const KickPrior kicks = kick_prior(*this, kind);
        return fmt::format(
            "Ω = {:g}, m = {:g}, from t = {:g}", kicks.rate, kicks.mass, kicks.start);
    }
    if (kind != NeuronKind::Cosine) {
        return fmt::format(
            "s_w = {:g}, s_b = {:g}, {} hidden layer{}",
            network.weight_scale,
            network.bias_scale,
            network.depth,
            network.depth == 1 ? "" : "s");
    }
    const std::string cutoff = network.cutoff ? fmt::format(", Λ = {:g}", *network.cutoff) : "";
    return fmt::format("m = {:g}{}, {} momenta", network.mass, cutoff, word(network.momenta));
}

void check_settings(const EnsembleSettings& settings) {
    check_network(settings.network);
    check_inputs(settings.inputs);
    check_depth(settings);
    check_quadruples(settings);
    const Inputs inputs = settings.inputs.inputs();
    for (const NeuronKind kind : settings.network.kind) {
        const auto neuron = settings.make_neuron(kind);
        require(
            kernel(*neuron, inputs.col(0), inputs.col(0)) > 0.0,
            "points",
            "must begin with one at which {}-nets are not always zero",
            word(kind));
    }
    require(
        settings.sampler.networks >= 4096,
        "networks",
        "must be at least 4096, got {}",
        settings.sampler.networks);
    check(settings.verdict);
}

void read_ensemble_sections(RunFile& file, EnsembleSettings& settings) {
    file.read("", settings.header);
    file.read("network", settings.network);
    file.read("inputs", settings.inputs);
    file.read("sampler", settings.sampler);
    file.read("measure", settings.measure);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
}

}  // namespace feynet
