#pragma once

#include "feynet/io/field_picture.hpp"
#include "feynet/io/figure.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feynet {

/// One number of a run beside its exact value.
///
/// `error` is the standard error with the autocorrelation in it; it is absent where the run is too
/// short for one (N/τ_int < 50).
struct ObservableResult {
    std::string name;     ///< key in summary.json: "x2", "energy", "gap"
    std::string formula;  ///< for people: "⟨x²⟩"
    double value = 0.0;
    std::optional<double> error;
    std::optional<double> tau_int;  ///< integrated autocorrelation time in trajectories
    std::optional<double> ess;      ///< effective sample size, all chains together
    std::optional<double> rhat;     ///< rank-normalised split R̂
    std::optional<double> exact;
    std::optional<double> pull;  ///< (value − exact)/error
    std::optional<double> p{};   ///< the chance of a worse fit, for a number read off a fit
};

/// One point of a function of time beside its exact value: the correlator or the effective gap.
struct CurvePoint {
    Index lag = 0;
    double time = 0.0;  ///< lag × spacing
    double value = 0.0;
    std::optional<double> error;
    std::optional<double> exact;
    std::optional<double> pull;
};

/// How the chains were made.
struct SamplerReport {
    std::string kind;        ///< "hmc", "metropolis", "exact"
    std::string metric;      ///< "unit", "action" or empty
    std::string integrator;  ///< "leapfrog", "rotation" or empty
    double acceptance = 1.0;
    double step_size = 0.0;
    Index n_leapfrog = 0;
    Index chains = 0;
    Index warmup = 0;
    Index draws = 0;                ///< trajectories kept per chain
    double seconds = 0.0;           ///< wall time of warm-up and draws
    Index non_finite = 0;           ///< proposals rejected because ΔH was not finite
    std::string explanation;        ///< one sentence: what was chosen and why
    std::vector<double> couplings;  ///< of tempered replicas, from 1 down; empty without them
    std::vector<double> exchanged;  ///< share of the steps that exchange each pair of neighbours
    double round_trips = 0.0;       ///< of a chain, between the ends of its ladder
    double frequency = 0.0;  ///< Ω of decay weights and of the action metric; 0: none in use
};

/// The observed distribution of x at one node against the exact density.
struct Density {
    std::vector<double> x;         ///< bin centres
    std::vector<double> measured;  ///< probability density
    std::vector<double> error{};   ///< standard errors, NaN where there is none; empty: none known
    std::vector<double> exact;     ///< empty where none is known
};

/// What one neuron gives to a path.
struct PathTerm {
    Index number = 0;            ///< n
    std::vector<double> values;  ///< θₙ σₙ(t) at the times shown
};

/// A few sampled paths for the eye.
struct SampledPaths {
    std::vector<double> time;                ///< node times
    std::vector<std::vector<double>> paths;  ///< x at those times
    std::vector<double> weights;             ///< the weights θ of the first path; may be none
    std::vector<PathTerm> terms;             ///< the largest of the first path; may be none
    Index n_nodes = 0;                       ///< of a whole path; 0: those of `time`
    std::string symbol = "x";                ///< of what is drawn: x, or φ of a field
    std::string argument = "t";              ///< what it is a function of
    std::string axis = "imaginary time t";   ///< the same on the axis
    std::string what = "path";               ///< what one line is
    std::string kinks;  ///< how the activation turns weights into a path, for people
};

/// What one network gave.
struct NetworkRun {
    std::string network;               ///< "site", "step", "relu", "cosine", "decay"
    std::string verdict;               ///< "pass", "fail" or "partial"
    std::vector<std::string> remarks;  ///< why it failed, or what the reader must know
    std::vector<ObservableResult> observables;
    std::vector<CurvePoint> correlator;
    std::vector<CurvePoint> effective_gap;
    CurveTest chi2;
    SamplerReport sampler;
    std::string traced;  ///< name of the observable in trace and autocorrelation
    std::vector<std::vector<double>> trace;  ///< one series per chain, thinned for the eye
    Index trace_thinning = 1;                ///< trajectories between two points of the trace
    std::vector<double> autocorrelation;     ///< ρ(t), t = 0, 1, … in trajectories
    Index window = 0;                        ///< where the Γ-method stops summing ρ
    Density density;
    SampledPaths paths;
    std::string group{};  ///< "λ = 1": runs that have their exact answers in common; empty: all
};

/// Everything a run has to say; summary.json and report.html are two views of it.
struct Summary {
    std::string title;
    std::string theory;            ///< one line for people: "harmonic oscillator, m = 1, ω = 1"
    std::string lattice;           ///< one line: "a = 0.1, N = 1000, periodic, site rule"
    std::string coordinate = "x";  ///< whose correlator and histories are shown: x, or Φ of a field
    std::string verdict;           ///< "pass", "fail", "partial"; "measured": nothing to hold it to
    std::vector<std::string> remarks;
    std::string equality;  ///< which agreements between networks are algebra and which statistics
    std::vector<NetworkRun> runs;
    std::vector<Figure> figures;         ///< what a study draws beside its networks
    std::vector<FieldPicture> pictures;  ///< configurations of a field
    std::string conclusion;  ///< the verdict as a sentence; empty: "all 5 networks agree …"
};

/// The observable of that name; nullptr if the run has none.
const ObservableResult* find_observable(const NetworkRun& run, std::string_view name);

/// The first run of that network; nullptr if there is none.
const NetworkRun* find_run(const Summary& summary, std::string_view network);

}  // namespace feynet
