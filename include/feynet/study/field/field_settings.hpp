#pragma once

#include "feynet/field/lattice.hpp"
#include "feynet/field/network/field_network.hpp"
#include "feynet/field/scalar_couplings.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/field/field_update.hpp"
#include "feynet/study/run_settings.hpp"
#include "feynet/study/sampler_settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace feynet {

/// The section [system] of a lattice field.
struct FieldSystemSettings {
    std::string kind = "field";
    std::vector<Index> extents{8, 8};
    TimeEnds time = TimeEnds::Periodic;
    Index components = 1;
    Convention convention = Convention::Canonical;
    std::optional<double> mass_squared;
    std::optional<double> kappa;
    double lambda = 0.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "what is sampled: field");
        visit("extents", self.extents, "sites in each of 1 … 4 directions, time first");
        visit("time", self.time, "ends of Euclidean time: periodic or open");
        visit("components", self.components, "n of an O(n) field");
        visit(
            "convention",
            self.convention,
            "flow: Σ(∂φ)² + m²φ² + λφ⁴; canonical: ½(∂φ)² + ½m²φ² + ¼λφ⁴; hopping: κ, λ");
        visit("mass_squared", self.mass_squared, "m² of flow and canonical; may be negative");
        visit("kappa", self.kappa, "κ of hopping: −2κ Σ φφ' + (1 − 2λ) φ² + λ φ⁴");
        visit("lambda", self.lambda, "λ ≥ 0; 0: a free field");
    }
};

/// The section [network] of a lattice field.
struct FieldNetworkSettings {
    std::vector<FieldNetworkKind> kind{FieldNetworkKind::Momentum};
    std::optional<double> mass_squared;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("kind", self.kind, "site, step, relu, cosine, decay, momentum, or a list of them");
        visit(
            "mass_squared",
            self.mass_squared,
            "M² of the free field in decay weights and the action metric; default: from a pilot");
    }
};

/// The section [sampler] of a lattice field.
struct FieldSamplerSettings {
    std::vector<FieldUpdate> updates;
    std::optional<MetricKind> metric;
    std::optional<Integrator> integrator;
    std::optional<Splitting> splitting;
    Index chains = 16;
    Index warmup = 500;
    Index draws = 4000;
    double acceptance = 0.9;
    std::optional<double> step_size;
    std::optional<Index> leapfrog_steps;
    Index max_leapfrog = 128;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "updates",
            self.updates,
            "of one step, in this order, each with a number if done several times (\"wolff 5\"); "
            "default: exact for a free field, else hmc, swendsen_wang");
        visit(
            "metric",
            self.metric,
            "mass matrix of hmc: unit or action (Fourier acceleration); default: unit where the "
            "only network is site, whose forces cost a tenth of a Fourier transform, else action");
        visit(
            "integrator",
            self.integrator,
            "leapfrog or rotation (exact free field, the default with metric = action)");
        visit(
            "splitting",
            self.splitting,
            "leapfrog or minimum_norm (two forces a step, smaller errors); default: what a pilot "
            "finds cheaper where updates is left open, else leapfrog");
        visit("chains", self.chains, "independent chains, run eight at a time");
        visit("warmup", self.warmup, "steps per chain before the first is kept");
        visit("draws", self.draws, "steps per chain that are kept");
        visit(
            "acceptance", self.acceptance, "what the pilot tunes hmc to; metropolis aims at half");
        visit("step_size", self.step_size, "ε of hmc; default: tuned by the pilot");
        visit("leapfrog_steps", self.leapfrog_steps, "per trajectory; default: a quarter period");
        visit("max_leapfrog", self.max_leapfrog, "longer trajectories are cut here");
    }

    /// The part of them that Hamiltonian Monte Carlo has in common with a path integral; `metric`
    /// is `fallback` where the run file leaves it open.
    SamplerSettings hmc(MetricKind fallback) const;
};

/// The section [measure] of a lattice field.
struct FieldMeasureSettings {
    std::vector<Index> momenta;
    std::optional<Index> max_lag;
    Index kept = default_kept;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "momenta",
            self.momenta,
            "j of the time-slice correlators, k = 2πj/L along one axis of space; default: 0 and 1");
        visit("max_lag", self.max_lag, "largest t of those correlators; default: half the ring");
        visit("kept", self.kept, meaning_of_kept);
    }
};

/// Everything a run file of kind "field" says.
struct FieldSettings {
    HeaderSettings header{.title = "A lattice field"};
    FieldSystemSettings system;
    FieldNetworkSettings network;
    FieldSamplerSettings sampler;
    FieldMeasureSettings measure;
    VerdictSettings verdict;
    RunSettings run;

    /// @throws InvalidInput as Lattice does
    Lattice lattice() const { return Lattice(system.extents, system.time); }

    /// @throws InvalidInput if the couplings are not those of the convention, or have no measure
    ScalarCouplings couplings() const;

    /// The j of the time-slice correlators: 0 first, which decays with the mass.
    std::vector<Index> momenta() const;

    /// The updates of one step: those of the run file, or the default for the couplings.
    std::vector<FieldUpdate> updates() const;

    /// How hmc runs: with unit masses where the values of the field are the only weights, unless
    /// the run file says otherwise.
    SamplerSettings hmc() const;
};

/// @throws InvalidInput naming the key with which the settings cannot be run
void check_settings(const FieldSettings& settings);

/// Reads and checks a run file: the settings it returns can be run.
///
/// @param settings  what a key has that the file does not name
/// @throws ConfigError with the place of the first mistake
FieldSettings read_field_settings(RunFile& file, FieldSettings settings = {});

/// Reads all sections of a field; what a study adds, and unread keys, are left to the caller.
///
/// @throws ConfigError with the place of the first mistake
void read_field_sections(RunFile& file, FieldSettings& settings);

}  // namespace feynet
