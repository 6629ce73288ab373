#include "feynet/study/path/time_division_study.hpp"

#include "claims.hpp"
#include "division_record.hpp"
#include "feynet/path/division/oscillator_link.hpp"
#include "feynet/path/division/trapezoid_link.hpp"
#include "feynet/path/potential/free_particle.hpp"
#include "feynet/path/potential/harmonic.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_study.hpp"
#include "random_divisions.hpp"

#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr double most_pulls = 4.0;
constexpr double largest_rhat = 1.01;

TimeDivision common_division(const TimeDivisionSettings& settings) {
    return TimeDivision::uniform(
        settings.duration,
        settings.common_intervals,
        settings.boundary,
        settings.x_initial,
        settings.x_final);
}

std::unique_ptr<LinkWeight> make_link(const OscillatorSettings& system, LinkRule rule) {
    const double m = system.mass;
    if (rule == LinkRule::Exact) {
        return std::make_unique<OscillatorLink>(m, system.frequency);
    }
    if (system.frequency == 0.0) {
        return std::make_unique<TrapezoidLink<FreeParticle>>(m, FreeParticle{});
    }
    return std::make_unique<TrapezoidLink<HarmonicPotential>>(
        m, HarmonicPotential{.mass = m, .frequency = system.frequency});
}

Summary empty_summary(
    const std::string& title,
    const OscillatorSettings& system,
    const TimeDivisionSettings& settings) {
    return {
        .title = title,
        .theory = fmt::format(
            "{}, m = {}, ω = {}",
            system.frequency == 0.0 ? "free particle" : "harmonic oscillator",
            system.mass,
            system.frequency),
        .lattice = fmt::format(
            "T = {}, {} boundary, {} common intervals with {} moving kinks each, {} links",
            settings.duration,
            word(settings.boundary),
            settings.common_intervals,
            settings.kinks,
            word(settings.link)),
        .verdict = "exact",
        .remarks = {"Exact answers: the oscillator in continuous time."}};
}

ObservableResult measured(
    std::string name, std::string formula, const Series& series, double exact) {
    const Estimate value = estimate(series);
    const FigurePoint point = figure_point(0.0, value.mean, value.error, exact);
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = value.mean,
        .error = value.error,
        .tau_int = value.tau_int,
        .ess = value.ess,
        .rhat = value.rhat,
        .exact = exact,
        .pull = point.pull};
}

void judge(NetworkRun& run) {
    Claims claims(run);
    for (const ObservableResult& result : run.observables) {
        claims.hold(
            result.error.has_value(), fmt::format("too short for an error of {}", result.name));
        claims.hold(
            result.rhat.value_or(HUGE_VAL) < largest_rhat,
            fmt::format("the chains disagree on {}", result.name));
        claims.hold(
            std::abs(result.pull.value_or(0.0)) <= most_pulls,
            fmt::format(
                "{} is {:.1f} standard errors from the exact value (at most {})",
                result.name,
                result.pull.value_or(0.0),
                most_pulls));
    }
}

/// ⟨d²⟩ of one of n = k + 1 intervals of a symmetric Dirichlet law: D² (κ+1)/(n (nκ+1)).
double mean_interval_square(const TimeDivisionSettings& settings, double concentration) {
    const auto n = static_cast<double>(settings.kinks + 1);
    const double whole = settings.duration / static_cast<double>(settings.common_intervals);
    return whole * whole * (concentration + 1.0) / (n * (n * concentration + 1.0));
}

/// What one prior gave: ⟨x²⟩ at the common nodes, and that the kinks do follow the prior, which
/// they do where links are exact.
NetworkRun numbers(
    const OscillatorSettings& system,
    const TimeDivisionSettings& settings,
    double concentration,
    const DivisionRecord& record) {
    const TimeDivision common = common_division(settings);
    const DivisionOscillator exact(common, LinkRule::Exact, system.mass, system.frequency);
    NetworkRun run{.network = fmt::format("κ = {:g}", concentration)};
    for (std::size_t i = 0; i < record.squares.size(); ++i) {
        const auto node = static_cast<Index>(i) + 1;
        run.observables.push_back(measured(
            fmt::format("x2_{}", node),
            fmt::format("⟨x²⟩ at t = {:.4g}", common.time(node)),
            record.squares[i],
            exact.correlation(node, node)));
    }
    run.observables.push_back(measured(
        "interval2",
        "⟨d²⟩",
        record.interval_square,
        mean_interval_square(settings, concentration)));
    run.sampler = {
        .kind = "metropolis",
        .metric = "",
        .integrator = "",
        .acceptance = record.acceptance.mean(),
        .chains = record.acceptance.n_chains(),
        .warmup = settings.warmup,
        .draws = record.acceptance.n_draws(),
        .seconds = record.seconds,
        .explanation =
            "each kink is proposed anywhere between its neighbours, its value from the "
            "free bridge"};
    return run;
}

FigureSeries points_of(const TimeDivisionSettings& settings, const NetworkRun& run) {
    const TimeDivision common = common_division(settings);
    FigureSeries series{.label = run.network};
    for (std::size_t i = 0; i + 1 < run.observables.size(); ++i) {
        const ObservableResult& result = run.observables[i];
        const double t = common.time(static_cast<Index>(i) + 1);
        series.points.push_back(figure_point(t, result.value, result.error, result.exact));
    }
    return series;
}

void check(const OscillatorSettings& system, const TimeDivisionSettings& settings) {
    require(settings.chains >= 2, "chains", "must be at least 2, got {}", settings.chains);
    require(settings.warmup >= 0, "warmup", "must not be negative, got {}", settings.warmup);
    require(settings.draws >= 8, "draws", "must be at least 8, got {}", settings.draws);
    require(
        settings.common_intervals >= 2 && settings.common_intervals <= 1000,
        "common_intervals",
        "must be 2 … 1000, got {}",
        settings.common_intervals);
    require(
        settings.kinks >= 1 && settings.kinks <= 1000,
        "kinks",
        "must be 1 … 1000, got {}",
        settings.kinks);
    for (const double concentration : settings.concentrations) {
        try {
            DirichletPrior{concentration};
        } catch (const InvalidInput& error) {
            throw InvalidInput("concentrations", error.expectation());
        }
    }
    require(
        std::isfinite(settings.duration) && settings.duration > 0.0,
        "duration",
        "must be positive, got {}",
        settings.duration);
    make_link(system, LinkRule::Exact);
    common_division(settings);
}

}  // namespace

std::unique_ptr<Study> read_time_division_study(RunFile& file) {
    HeaderSettings header{.title = "Free biases: arbitrary divisions of time"};
    OscillatorSettings system;
    TimeDivisionSettings settings;
    RunSettings run;
    file.read("", header);
    file.read("system", system);
    file.read("study", settings);
    file.read("run", run);
    file.reject_unread();
    file.locate([&] { check(system, settings); });
    return std::make_unique<TimeDivisionStudy>(header, system, settings, run);
}

Index TimeDivisionStudy::work() const {
    const Index n_chains = in_whole_blocks(settings_.chains);
    const auto n_priors = static_cast<Index>(settings_.concentrations.size());
    return n_chains * n_priors * (settings_.warmup + settings_.draws);
}

StudyResult TimeDivisionStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_summary(header_.title, system_, settings_), .samples = {}};
    Summary& summary = result.summary;
    Figure at_nodes{
        .name = "x2",
        .title = "⟨x²⟩ under every prior of the kinks",
        .caption = "At the common nodes, beside continuous time.",
        .x = {.label = "t"},
        .y = {.label = "⟨x²⟩"}};
    const auto link = make_link(system_, settings_.link);
    Stream stream{.seed = run_.seed};
    for (const double concentration : settings_.concentrations) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(fmt::format("κ = {:g}", concentration));
        const DirichletPrior prior(concentration);
        const DivisionEnsemble ensemble(common_division(settings_), settings_.kinks, *link, prior);
        const DivisionRecord record =
            sample_division(ensemble, system_.mass, settings_, stream, hooks.execution);
        NetworkRun run = numbers(system_, settings_, concentration, record);
        judge(run);
        at_nodes.series.push_back(points_of(settings_, run));
        hooks.part_ends(run);
        if (run.sampler.draws < settings_.draws) {
            break;
        }
        summary.runs.push_back(std::move(run));
        ++stream.run;
    }
    summary.figures = {std::move(at_nodes), random_divisions(system_, settings_)};
    summary.runs.push_back(judge_random_divisions(system_, summary.figures.back()));
    conclude(
        summary,
        settings_.concentrations.size() + 1,
        "no correlator depends on how time is divided, or on the law of the biases.");
    return result;
}

Summary TimeDivisionStudy::exact() const {
    Summary summary = empty_summary(header_.title, system_, settings_);
    const TimeDivision common = common_division(settings_);
    const DivisionOscillator exact(common, LinkRule::Exact, system_.mass, system_.frequency);
    NetworkRun run{.network = "exact", .verdict = "exact"};
    for (Index node = 1; node <= common.n_free(); ++node) {
        run.observables.push_back(exact_observable(
            fmt::format("x2_{}", node),
            fmt::format("⟨x²⟩ at t = {:.4g}", common.time(node)),
            exact.correlation(node, node)));
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

}  // namespace feynet
