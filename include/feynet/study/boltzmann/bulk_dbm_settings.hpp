#pragma once

#include "feynet/boltzmann/deep/bulk_scalar.hpp"
#include "feynet/boltzmann/deep/spin_tree.hpp"
#include "feynet/boltzmann/deep/tree_scalar.hpp"
#include "feynet/study/run_settings.hpp"

#include <vector>

namespace feynet {

/// The section [bulk] of a deep Boltzmann machine in anti–de Sitter space.
struct BulkSettings {
    double dimension = 1.0;
    std::vector<double> mass_squared{0.0, -0.15, 0.5};
    double cutoff = 1e-3;
    double spacing = 0.02;
    double lowest = 0.1;
    double highest = 10.0;
    Index momenta = 41;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("dimension", self.dimension, "d of the boundary; the bulk has d + 1");
        visit("mass_squared", self.mass_squared, "m² of each field, above −d²/4");
        visit("cutoff", self.cutoff, "ε, the depth z of the visible layer");
        visit("spacing", self.spacing, "Δu of two layers, u = ln z");
        visit("lowest", self.lowest, "smallest momentum k of the kernel");
        visit("highest", self.highest, "largest momentum k; kε ≪ 1 for the exponent");
        visit("momenta", self.momenta, "momenta from lowest to highest, evenly in ln k");
    }

    /// The bulk field of one mass.
    BulkScalar scalar(double mass) const {
        return {.dimension = dimension, .mass_squared = mass, .cutoff = cutoff, .spacing = spacing};
    }
};

/// The section [sampler]: block Gibbs of a network of fewer layers.
struct BulkSamplerSettings {
    double cutoff = 0.1;
    double spacing = 0.5;
    std::vector<double> momenta{0.5, 1.0, 2.0};
    Index chains = 16;
    Index warmup = 500;
    Index draws = 20000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("cutoff", self.cutoff, "ε of the network that is sampled");
        visit("spacing", self.spacing, "Δu of the network that is sampled");
        visit("momenta", self.momenta, "k of the machines that are sampled");
        visit("chains", self.chains, "a multiple of 8");
        visit("warmup", self.warmup, "sweeps before measurement");
        visit("draws", self.draws, "sweeps measured for each chain");
    }
};

/// The section [tree]: bulks that are trees.
struct BulkTreeSettings {
    TreeScalar scalar{};
    Index levels = 12;
    SpinTree spins{};

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("prime", self.scalar.prime, "p of the scalar on the tree of p + 1 neighbours");
        visit("mass_squared", self.scalar.mass_squared, "its m² ≥ −(√p − 1)²");
        visit("levels", self.levels, "of the finite tree, below its root");
        visit("weight", self.spins.weight, "W > 0 of the tree of spins, which has 3 levels");
    }
};

/// The section [verdict] of a bulk.
struct BulkVerdictSettings {
    VerdictSettings sampled{};
    double kernel = 2e-4;
    double exponent = 0.01;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        VerdictSettings::visit_parameters(self.sampled, visit);
        visit("kernel", self.kernel, "pass: |G/G_Bessel − 1| at every momentum");
        visit("exponent", self.exponent, "pass: |exponent/2ν − 1|");
    }
};

/// All that a run file says of a bulk.
struct BulkDbmSettings {
    HeaderSettings header{.title = "A bulk as a deep Boltzmann machine"};
    BulkSettings bulk;
    BulkSamplerSettings sampler;
    BulkTreeSettings tree;
    BulkVerdictSettings verdict;
    RunSettings run;

    /// The machine that is sampled for one mass and momentum; where m² < 0 with the counterterm of
    /// its boundary, without which its visible layer could not be left free.
    BulkLayers machine(double mass, double momentum) const;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const BulkSettings& settings);
/// @throws InvalidInput naming the key that makes no sense
void check(const BulkSamplerSettings& settings);
/// @throws InvalidInput naming the key that makes no sense
void check(const BulkTreeSettings& settings);
/// @throws InvalidInput naming the key that makes no sense
void check(const BulkVerdictSettings& settings);
/// @throws InvalidInput naming the key of a machine that cannot be sampled
void check_machines(const BulkDbmSettings& settings);

}  // namespace feynet
