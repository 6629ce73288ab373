#pragma once

#include "feynet/core/words.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/path_system.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/sampler_settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// What is measured when a run file asks for it.
enum class ObservableFamily {
    Weights,  ///< what the network learns: the distribution of its weights
};

template <>
struct Words<ObservableFamily> {
    static constexpr std::array<std::string_view, 1> value{"weights"};
};

/// The section [system] of a particle; its potential's parameters stand beside it.
struct SystemSettings {
    std::string kind = "path";
    std::string potential = "harmonic";
    double mass = 1.0;
    double hbar = 1.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "what is sampled: path, field or nnft");
        visit("potential", self.potential, "V(x); its parameters stand beside it");
        visit("mass", self.mass, "m > 0");
        visit("hbar", self.hbar, "ħ > 0, the weight of a path is exp(−S/ħ)");
    }
};

/// The section [time].
struct TimeSettings {
    double spacing = 0.1;
    Index n_slices = 1000;
    Boundary boundary = Boundary::Periodic;
    double x_initial = 0.0;
    double x_final = 0.0;
    Discretisation rule = Discretisation::Site;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("spacing", self.spacing, "time between neighbouring nodes, a > 0");
        visit(
            "n_slices", self.n_slices, "time slices N; T = N a, the inverse temperature on a ring");
        visit("boundary", self.boundary, "periodic, dirichlet, half_line or free");
        visit("x_initial", self.x_initial, "first node where it is fixed (dirichlet, half_line)");
        visit("x_final", self.x_final, "last node where it is fixed (dirichlet)");
        visit("rule", self.rule, "site, midpoint, midpoint_corrected or takahashi_imada");
    }
};

/// The section [network].
struct NetworkSettings {
    std::vector<NetworkKind> kind{NetworkKind::Decay};
    std::optional<double> decay_frequency;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "site, step, relu, cosine, decay, or a list of them");
        visit(
            "decay_frequency",
            self.decay_frequency,
            "Ω of decay weights and of the action metric; default: that of the nearest oscillator");
    }
};

/// The section [measure].
struct MeasureSettings {
    std::optional<Index> reference;
    std::optional<Index> max_lag;
    Index levels = 4;
    std::vector<ObservableFamily> observables;
    Index kept = default_kept;
    Index correlator_every = 1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("reference", self.reference, "node that observables refer to off the ring");
        visit("max_lag", self.max_lag, "largest lag of the correlator; default: 20 decay times");
        visit("kept", self.kept, meaning_of_kept);
        visit(
            "correlator_every",
            self.correlator_every,
            "trajectories from one correlator to the next");
        visit(
            "levels",
            self.levels,
            "powers x … xⁿ whose correlators give the energy levels of a ring; 0: none");
        visit("observables", self.observables, "what is measured beside the usual: weights");
    }
};

/// Everything a run file of kind "path" says.
struct PathSettings {
    HeaderSettings header;
    SystemSettings system;
    AnyPotential potential;
    TimeSettings time;
    NetworkSettings network;
    SamplerSettings sampler;
    MeasureSettings measure;
    VerdictSettings verdict;
    RunSettings run;

    /// The system they describe, in units of ħ = 1: its times τ = t/ħ are inverse energies.
    /// @throws InvalidInput as TimeGrid and PathSystem do
    PathSystem path_system() const;

    /// The frequency of the Gaussian part in those units, ħΩ: that of the decay weights if they are
    /// given one, otherwise that of the nearest oscillator.
    double gaussian_frequency() const;

    /// That of the decay weights and of the action metric of a sampler: the same, but for kind =
    /// auto between two wells, where clusters move paths from one to the other, at least half the
    /// frequency at the bottom of a well. A path about a well then turns into one about the centre
    /// and back in about a trajectory; for wells (x² − η²)² with m = ½ and η = 1.2 … 2 this Ω costs
    /// 0.5 … 0.1 times what that of the nearest oscillator does.
    double sampling_frequency() const;
};

/// Reads what every study of one particle shares: the title and the section [system] with its
/// potential.
///
/// @throws ConfigError with the place of the first mistake
void read_path_system(RunFile& file, PathSettings& settings);

/// @throws InvalidInput naming the key with which the settings cannot be run
void check_settings(const PathSettings& settings);

/// Reads and checks a run file: the settings it returns can be run.
///
/// @param settings  what a key has that the file does not name
/// @throws ConfigError with the place of the first mistake
PathSettings read_path_settings(RunFile& file, PathSettings settings = {});

/// The potential of the given name with its default parameters.
/// @throws InvalidInput naming the valid words and the nearest one
AnyPotential potential_named(std::string_view name);

}  // namespace feynet
