#pragma once

#include "feynet/boltzmann/learning/contrastive_training.hpp"
#include "feynet/core/words.hpp"
#include "feynet/study/run_settings.hpp"

#include <string>

namespace feynet {

/// How a machine learns: from slopes summed exactly, or from chains that begin at the data or
/// persist.
enum class LearningRule { Exact, Contrastive, Persistent };

template <>
struct Words<LearningRule> {
    static constexpr std::array<std::string_view, 3> value{"exact", "cd", "pcd"};
};

/// The section [data] of a learning machine.
struct SpinDataSettings {
    std::string file;
    Index size = 3;
    double coupling = 0.44068679350977147;
    Index samples = 20000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "file",
            self.file,
            "CSV or HDF5 beside the run file, a column for each spin (±1, or 0 and 1), a row for "
            "each sample; empty: the Ising model");
        visit("size", self.size, "side L of its torus of L × L");
        visit("coupling", self.coupling, "its K = J/T; critical at ½ ln(1 + √2) = 0.4406868");
        visit("samples", self.samples, "drawn from it; 0: the law itself, of at most 16 spins");
    }
};

/// The section [network].
struct MachineSettings {
    Index hidden = 9;
    MachineUnits units = MachineUnits::Spin;
    double start_width = 0.1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("hidden", self.hidden, "hidden units M");
        visit("units", self.units, "spin (±1) or binary (0 and 1): the weights that are descended");
        visit("start_width", self.start_width, "standard deviation of the first couplings");
    }
};

/// The section [training].
struct MachineTrainingSettings {
    LearningRule rule = LearningRule::Contrastive;
    Index sweeps = 5;
    Index batch = 400;
    Index epochs = 40;
    double rate = 0.0;
    Index attempts = 1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "rule",
            self.rule,
            "exact: all configurations of the smaller layer are summed; cd: chains from the data; "
            "pcd: chains that persist");
        visit("sweeps", self.sweeps, "k of cd and pcd");
        visit("batch", self.batch, "samples of a step, a multiple of 8; exact takes all");
        visit("epochs", self.epochs, "passes over the samples; steps of exact");
        visit(
            "rate",
            self.rate,
            "of Adam, falls to zero over the second half; 0: 0.05 (exact), 0.02 (cd), 0.003 (pcd), "
            "four times that in binary weights");
        visit(
            "attempts", self.attempts, "machines that begin with other weights; all are reported");
    }
};

/// The section [measure].
struct MachineMeasureSettings {
    Index chains = 1024;
    Index rungs = 1000;
    Index draws = 1000;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("chains", self.chains, "annealed chains for ln Z, a multiple of 8");
        visit("rungs", self.rungs, "temperatures that each of them passes");
        visit("draws", self.draws, "sweeps of 64 chains for correlations, of more than 16 spins");
    }
};

/// The section [verdict].
struct MachineVerdictSettings {
    double divergence = 0.01;
    double pull = 4.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit(
            "divergence",
            self.divergence,
            "pass: Σ p ln(p/q) of the best attempt at most this, for Ising data");
        visit("pull", self.pull, "pass: annealed ln Z within so many errors of the exact one");
    }
};

/// All that a run file says of a machine that learns.
struct RbmLearnSettings {
    HeaderSettings header{.title = "A Boltzmann machine learns"};
    SpinDataSettings data;
    MachineSettings network;
    MachineTrainingSettings training;
    MachineMeasureSettings measure;
    MachineVerdictSettings verdict;
    RunSettings run;

    /// The rate asked for, or that of the rule.
    double rate() const;

    ContrastivePlan contrastive() const;
};

/// @throws InvalidInput naming the key that makes no sense
void check(const RbmLearnSettings& settings);

}  // namespace feynet
