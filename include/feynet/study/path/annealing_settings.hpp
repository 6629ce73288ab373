#pragma once

#include "feynet/study/path/annealed_paths.hpp"
#include "feynet/study/path/path_settings.hpp"

namespace feynet {

/// The section [annealing] of a run file.
struct AnnealingSettings {
    Index paths = 32000;
    double weight_variance = 0.25;
    Index max_rungs = 4096;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("paths", self.paths, "independent annealed paths");
        visit(
            "weight_variance",
            self.weight_variance,
            "variance of the log weights that the ladder of couplings is laid out for");
        visit("max_rungs", self.max_rungs, "longer ladders are cut here");
    }

    LadderGoal goal() const { return {.variance = weight_variance, .most_rungs = max_rungs}; }

    /// Blocks and passes that make `paths` paths, rounded up.
    /// @param index  which of several runs under one seed
    AnnealedRun run(std::uint64_t seed, std::uint16_t index) const;

    /// The paths that run() makes.
    Index rounded_paths() const;

    /// @throws InvalidInput naming the key
    void check() const;
};

/// The section [network] of a study that anneals: the oscillator it starts from.
struct ReferenceSettings {
    NetworkSettings network;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "decay_frequency",
            self.network.decay_frequency,
            "Ω of the decay weights that are annealed; default: that of the nearest oscillator");
    }
};

/// Checks that there is an OscillatorReference for these settings.
/// @throws InvalidInput naming decay_frequency
void check_reference(const PathSettings& settings);

}  // namespace feynet
