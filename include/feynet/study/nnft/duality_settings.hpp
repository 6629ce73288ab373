#pragma once

#include "feynet/nnft/interaction/oscillator_ring.hpp"
#include "feynet/nnft/output_law.hpp"
#include "feynet/study/path/oscillator_settings.hpp"
#include "feynet/study/path/path_settings.hpp"

#include <vector>

namespace feynet {

/// The ring of time that a path integral and random networks share.
struct RingSettings {
    double spacing = 0.25;
    Index n_slices = 32;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("spacing", self.spacing, "time between neighbouring slices, a > 0");
        visit("n_slices", self.n_slices, "slices n of the ring; n a is the inverse temperature");
    }
};

/// What the section [study] of a duality says.
struct DualitySettings {
    std::vector<double> couplings{0.0, 1.0};
    std::vector<NetworkKind> networks{NetworkKind::Cosine, NetworkKind::Decay};
    std::vector<Index> widths{8, 16, 32, 128};
    OutputLaw output = OutputLaw::Constant;
    Index chains = 16;
    Index warmup = 100;
    Index draws = 20000;
    Index phase_steps = 0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("couplings", self.couplings, "λ of V = ½ m ω² x² + λ x⁴, rising; 0: the oscillator");
        visit(
            "networks",
            self.networks,
            "that sample the path integral, their frequencies (kinks) fixed, their weights "
            "learned");
        visit("widths", self.widths, "neurons N of the random networks, rising, two or more");
        visit("output", self.output, "law of their output weights: constant, gaussian, rayleigh");
        visit("chains", self.chains, "independent chains, run eight at a time");
        visit("warmup", self.warmup, "trajectories (sweeps) per chain before the first is kept");
        visit("draws", self.draws, "trajectories (sweeps) per chain that are kept");
        visit(
            "phase_steps",
            self.phase_steps,
            "leapfrog steps of the phases after every sweep over the neurons; 0: none are needed");
    }
};

/// Everything a run file of kind "duality" says.
struct DualityPlan {
    HeaderSettings header{.title = "One theory, two kinds of network"};
    OscillatorSettings system;
    RingSettings time;
    DualitySettings duality;
    VerdictSettings verdict;
    RunSettings run;

    /// The oscillator that the frequencies of random networks are drawn from.
    OscillatorRing ring() const;

    /// The path integral with that coupling, sampled by all networks.
    PathSettings path(double coupling) const;

    /// @throws InvalidInput naming the key that cannot be
    void check() const;
};

/// Reads and checks a run file.
///
/// @throws ConfigError with the place of the first mistake
DualityPlan read_duality_plan(RunFile& file);

}  // namespace feynet
