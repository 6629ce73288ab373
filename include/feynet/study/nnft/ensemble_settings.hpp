#pragma once

#include "feynet/io/run_file.hpp"
#include "feynet/nnft/deep/deep_prior.hpp"
#include "feynet/nnft/neuron/momentum_law.hpp"
#include "feynet/nnft/neuron/neuron.hpp"
#include "feynet/nnft/output_law.hpp"
#include "feynet/study/run_settings.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// The neurons a run file knows; a new one is a word here and a case in make_neuron().
enum class NeuronKind { Cosine, Gauss, Relu, Erf, Step, Decay };

template <>
struct Words<NeuronKind> {
    static constexpr std::array<std::string_view, 6> value{
        "cosine", "gauss", "relu", "erf", "step", "decay"};
};

/// Whether its neurons are kicks at random times: such fields have a beginning.
bool has_kicks(NeuronKind kind);

/// What two- and four-point functions are measured by.
enum class ProductEstimator {
    Integrated,  ///< output weights integrated out, hidden units tilted where that helps
    Sampled,     ///< products of field values
};

template <>
struct Words<ProductEstimator> {
    static constexpr std::array<std::string_view, 2> value{"integrated", "sampled"};
};

/// What the neuron computes, in one line.
std::string_view meaning_of_neuron(NeuronKind kind);

/// The section [network] of an ensemble of random networks.
struct EnsembleNetworkSettings {
    std::vector<NeuronKind> kind{NeuronKind::Cosine};
    std::vector<Index> width{1, 4, 100};
    Index depth = 1;
    OutputLaw output = OutputLaw::Gaussian;
    MomentumLaw momenta = MomentumLaw::Propagator;
    double mass = 1.0;
    std::optional<double> cutoff;
    double weight_scale = 1.0;
    double bias_scale = 1.0;
    double rate = 1.0;
    std::optional<double> start;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "cosine, gauss, relu, erf, step, decay, or a list of them");
        visit("width", self.width, "neurons N, or a list of numbers of them");
        visit("depth", self.depth, "hidden layers; above 1 for relu and erf");
        visit("output", self.output, "law of the output weights: gaussian, constant or rayleigh");
        visit(
            "momenta",
            self.momenta,
            "of cosine: propagator (α = 0, equal amplitudes) or uniform (α = −1)");
        visit(
            "mass",
            self.mass,
            "m of cosine: the field's kernel is that of 1/(p² + m²); of step and decay: 1/m is the "
            "strength of kicks");
        visit(
            "cutoff",
            self.cutoff,
            "Λ of cosine, |p| < Λ; needed but for propagator momenta in one dimension");
        visit("weight_scale", self.weight_scale, "s_w of gauss, relu, erf");
        visit("bias_scale", self.bias_scale, "s_b of gauss, relu, erf");
        visit("rate", self.rate, "Ω of decay, at which kicks are forgotten");
        visit(
            "start",
            self.start,
            "of step and decay: before it there are no kicks; default: 1 (step) or 8/Ω (decay) "
            "before the first input");
    }
};

/// The section [inputs]: where networks are looked at.
struct InputSettings {
    Index dimension = 1;
    std::vector<std::vector<double>> points;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("dimension", self.dimension, "d of the inputs");
        visit(
            "points",
            self.points,
            "x₀, x₁, … as [x, y, …] each, plain numbers in one dimension; default: 0, 0.25 … 2 "
            "along the diagonal");
    }

    /// The points as columns.                                                         d × k
    Inputs inputs() const;
};

/// The section [sampler] of an ensemble of random networks.
struct EnsembleSamplerSettings {
    Index networks = 1000000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("networks", self.networks, "independent networks of each kind and width");
    }
};

/// The section [measure] of an ensemble of random networks.
struct EnsembleMeasureSettings {
    std::vector<std::vector<Index>> four_point;
    ProductEstimator estimator = ProductEstimator::Integrated;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "four_point",
            self.four_point,
            "inputs [i, j, k, l] of connected four-point functions, counted from 0; default: x₀ "
            "four times, and four different ones");
        visit(
            "estimator",
            self.estimator,
            "of two- and four-point functions: integrated (over output weights, with hidden units "
            "tilted for gauss: small errors at any width) or sampled (products of field values)");
    }
};

/// Everything a run file of kind "nnft" says.
struct EnsembleSettings {
    HeaderSettings header{.title = "Random networks are fields"};
    EnsembleNetworkSettings network;
    InputSettings inputs;
    EnsembleSamplerSettings sampler;
    EnsembleMeasureSettings measure;
    VerdictSettings verdict;
    RunSettings run;

    /// The ensembles of a run: every kind at every width.
    std::size_t n_parts() const { return network.kind.size() * network.width.size(); }

    /// The inputs of each connected four-point function.
    std::vector<std::array<Index, 4>> quadruples() const;

    /// A neuron of that kind with the numbers of the run file.
    ///
    /// @throws InvalidInput naming the key that makes no sense
    std::unique_ptr<Neuron> make_neuron(NeuronKind kind) const;

    /// The deep networks of that kind.
    DeepPrior deep_prior(NeuronKind kind) const;

    /// The numbers of that neuron, for people: "m = 1, momenta propagator".
    std::string describe(NeuronKind kind) const;
};

/// @throws InvalidInput naming the key with which the settings cannot be run
void check_settings(const EnsembleSettings& settings);

/// Reads all sections of an ensemble; what a study adds, and unread keys, are left to the caller.
///
/// @throws ConfigError with the place of the first mistake
void read_ensemble_sections(RunFile& file, EnsembleSettings& settings);

}  // namespace feynet
