#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"
#include "feynet/sampler/hmc_steps.hpp"
#include "feynet/sampler/splitting.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace feynet {

/// Which Markov chain runs.
enum class SamplerKind {
    Hmc,
    Metropolis,
    Exact,      ///< independent draws, for quadratic actions
    Tempering,  ///< hmc in replicas between an oscillator and the action, which are exchanged
    Staging,    ///< segments of the path drawn anew from an oscillator's bridge, on a ring
    Auto,       ///< exact where the action is quadratic, otherwise hmc with exact rotation, tuned
};

template <>
struct Words<SamplerKind> {
    static constexpr std::array<std::string_view, 6> value{
        "hmc", "metropolis", "exact", "tempering", "staging", "auto"};
};

/// The mass matrix of Hamiltonian Monte Carlo in the space of weights.
enum class MetricKind {
    Unit,    ///< M = 1: each representation shows its own conditioning
    Action,  ///< M = AᵀKA: the Gaussian part of the action; every linear network becomes equivalent
};

template <>
struct Words<MetricKind> {
    static constexpr std::array<std::string_view, 2> value{"unit", "action"};
};

/// What one Metropolis proposal changes.
enum class MoveKind { Weight, Node };

template <>
struct Words<MoveKind> {
    static constexpr std::array<std::string_view, 2> value{"weight", "node"};
};

/// The section [sampler].
struct SamplerSettings {
    SamplerKind kind = SamplerKind::Hmc;
    MetricKind metric = MetricKind::Action;
    std::optional<Integrator> integrator;
    std::optional<Splitting> splitting;
    Index chains = 16;
    Index warmup = 200;
    Index draws = 2000;
    double acceptance = 0.8;
    std::optional<double> step_size;
    std::optional<Index> leapfrog_steps;
    Index max_leapfrog = 128;
    MoveKind move = MoveKind::Weight;
    std::optional<bool> cluster;
    std::optional<Index> replicas;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "kind",
            self.kind,
            "hmc, metropolis, exact (quadratic actions), tempering, staging (segments, network "
            "site) or auto");
        visit("metric", self.metric, "mass matrix of hmc: unit or action");
        visit(
            "integrator",
            self.integrator,
            "leapfrog or rotation (exact Gaussian part, metric action)");
        visit(
            "splitting",
            self.splitting,
            "leapfrog or minimum_norm (two forces a step, smaller errors); default: leapfrog, with "
            "kind = auto what the pilot finds cheaper");
        visit("chains", self.chains, "independent chains, run eight at a time");
        visit("warmup", self.warmup, "trajectories (sweeps) per chain before the first is kept");
        visit("draws", self.draws, "trajectories (sweeps) per chain that are kept");
        visit(
            "acceptance", self.acceptance, "what the pilot tunes hmc to; metropolis aims at half");
        visit("step_size", self.step_size, "ε of hmc; default: tuned by the pilot");
        visit(
            "leapfrog_steps",
            self.leapfrog_steps,
            "steps per trajectory; default: a quarter period");
        visit("max_leapfrog", self.max_leapfrog, "longer trajectories are cut here");
        visit("move", self.move, "what a metropolis proposal changes: weight or node");
        visit(
            "cluster",
            self.cluster,
            "flip clusters of signs after every step; default: where V is even with two wells");
        visit("replicas", self.replicas, "of tempering, 2 or more; default: found by the pilot");
    }
};

/// @throws InvalidInput naming the number of chains, draws or steps that cannot be run
void check_draws(const SamplerSettings& sampler);

}  // namespace feynet
