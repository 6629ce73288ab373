#include "feynet/study/path/stochastic_quantisation_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/action/potential_action.hpp"
#include "feynet/statistics/correlator_test.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/part_verdict.hpp"
#include "feynet/study/path/exact_ground_state.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/path/process_record.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index process_blocks = 8;

ObservableResult measured_square(std::string name, std::string formula, const Series& series) {
    const Estimate estimated = estimate(series);
    ObservableResult result = exact_observable(std::move(name), std::move(formula), 0.0);
    result.value = estimated.mean;
    result.error = estimated.error;
    result.tau_int = estimated.tau_int;
    result.ess = estimated.ess;
    result.rhat = estimated.rhat;
    result.exact.reset();
    return result;
}

void add_pull(ObservableResult& result) {
    if (result.error && result.exact && *result.error > 0.0) {
        result.pull = (result.value - *result.exact) / *result.error;
    }
}

/// The polynomial through all points at ε = 0, Σ yᵢ Π_{j≠i} εⱼ/(εⱼ − εᵢ).
FigurePoint extrapolated(const std::vector<FigurePoint>& points, double exact) {
    double value = 0.0;
    double variance = 0.0;
    for (const FigurePoint& here : points) {
        double weight = 1.0;
        for (const FigurePoint& other : points) {
            weight *= other.x == here.x ? 1.0 : other.x / (other.x - here.x);
        }
        value += weight * here.value;
        variance += std::pow(weight * here.error.value_or(HUGE_VAL), 2);
    }
    const std::optional<double> error =
        std::isfinite(variance) ? std::optional<double>(std::sqrt(variance)) : std::nullopt;
    return figure_point(0.0, value, error, exact);
}

/// Means of independent paths beside the exact curve, at every lag.
FigureSeries independent_curve(
    const std::string& label,
    double spacing,
    const VectorSeries& series,
    const Eigen::ArrayXd& exact) {
    FigureSeries curve{.label = label, .points = {}, .test = {}};
    const std::vector<double> means = series.means();
    const auto n = static_cast<double>(series.n_measurements());
    for (Index k = 0; k < exact.size(); ++k) {
        curve.points.push_back(figure_point(
            spacing * static_cast<double>(k),
            means[static_cast<std::size_t>(k)],
            std::sqrt(series.variance(k) / n),
            exact[k]));
    }
    const CorrelatorTest test = correlator_test(series, {exact.data(), means.size()});
    curve.test = {
        .value = test.t2, .dof = test.dof(), .p = test.p.value_or(std::nan("")), .lags = ""};
    return curve;
}

}  // namespace

StochasticQuantisationStudy::StochasticQuantisationStudy(Settings settings)
    : settings_(std::move(settings)) {
    settings_.path.time.boundary = Boundary::Free;
    const ProcessSettings& process = settings_.process;
    constexpr Index most = Index{1} << 31;
    require(
        process.paths >= 1000 && process.paths <= most,
        "paths",
        "must be 1000 … {}, got {}",
        most,
        process.paths);
    require(
        process.lags >= 1 && 2 * process.lags <= settings_.path.time.n_slices,
        "lags",
        "must be 1 … {}, half of n_slices, got {}",
        settings_.path.time.n_slices / 2,
        process.lags);
    require(
        process.langevin_steps >= 1000 && process.langevin_steps <= most,
        "langevin_steps",
        "must be 1000 … {}, got {}",
        most,
        process.langevin_steps);
    std::vector<double> steps = process.steps;
    std::sort(steps.begin(), steps.end());
    const bool repeats = std::adjacent_find(steps.begin(), steps.end()) != steps.end();
    require(
        steps.size() >= 3 && !repeats && steps.front() > 0.0,
        "steps",
        "must be three or more different positive numbers");
    static_cast<void>(PotentialAction(settings_.path.potential).mean_square());
    static_cast<void>(ExactGroundState(settings_.path.path_system()));
}

Index StochasticQuantisationStudy::n_passes() const {
    constexpr Index n_chains = process_blocks * lanes;
    return (settings_.process.paths + n_chains - 1) / n_chains;
}

Index StochasticQuantisationStudy::work() const {
    const auto n_steps = static_cast<Index>(settings_.process.steps.size());
    return process_blocks * lanes * (n_passes() + n_steps * settings_.process.langevin_steps);
}

Summary StochasticQuantisationStudy::empty_summary() const {
    return {
        .title = title(),
        .theory = theory_line(settings_.path),
        .lattice = lattice_line(settings_.path)};
}

/// The ancestral process against the middle of a long path integral.
NetworkRun StochasticQuantisationStudy::ancestral_part(
    const Execution& execution, Figure& figure) const {
    const PathSystem system = settings_.path.path_system();
    const ExactGroundState exact(system);
    const AncestralNetwork network(system, exact.grid(), exact.wave());
    const Index n_lags = settings_.process.lags;
    const VectorSeries series = ancestral_correlators(
        network,
        {.seed = seed(), .n_blocks = process_blocks, .n_draws = n_passes()},
        n_lags,
        execution);
    NetworkRun part{.network = "step (ancestral)"};
    part.sampler = {
        .kind = "exact",
        .chains = series.n_chains(),
        .draws = series.n_measurements() / series.n_chains(),
        .explanation = fmt::format(
            "every weight drawn given its ancestors; p(y | x) sums to 1 within {:.0e}",
            network.defect())};
    if (part.sampler.draws < n_passes()) {
        part.verdict = "partial";
        return part;
    }
    const PositionFunction x{[](double position) { return position; }};
    const Index first = (system.grid().n_slices() - n_lags) / 2;
    FigureSeries curve = independent_curve(
        part.network,
        settings_.path.time.spacing,
        series,
        exact.path().correlator(x, x, first, n_lags + 1));
    ObservableResult square = exact_observable("x2", "⟨x²⟩", exact.square());
    square.value = curve.points.front().value;
    square.error = curve.points.front().error;
    square.ess = static_cast<double>(series.n_measurements());
    add_pull(square);
    part.observables.push_back(std::move(square));
    part.chi2 = curve.test;
    const VerdictSettings& verdict = settings_.path.verdict;
    judge_part({.pull = verdict.pull, .p = verdict.p}, curve, part);
    figure.series.push_back(std::move(curve));
    return part;
}

/// The Langevin process at every ε, and at ε = 0 by extrapolation.
NetworkRun StochasticQuantisationStudy::langevin_part(
    const Execution& execution, Figure& figure) const {
    const PotentialAction action(settings_.path.potential);
    const double exact = action.mean_square();
    const Index n_steps = settings_.process.langevin_steps;
    NetworkRun part{.network = "Langevin", .verdict = "partial"};
    part.sampler = {.kind = "langevin", .chains = process_blocks * lanes, .draws = n_steps};
    FigureSeries curve{.label = part.network, .points = {}, .test = {}};
    std::uint16_t run = 1;
    for (const double step : settings_.process.steps) {
        const ProcessRun chains{
            .seed = seed(), .run = run++, .n_blocks = process_blocks, .n_draws = n_steps};
        const Series squares = langevin_squares(action, step, chains, execution);
        if (execution.stop()) {
            return part;
        }
        part.observables.push_back(measured_square(
            fmt::format("x2_at_{:g}", step), fmt::format("⟨x²⟩ at ε = {:g}", step), squares));
        const ObservableResult& here = part.observables.back();
        curve.points.push_back(figure_point(step, here.value, here.error));
        if (!here.error) {
            part.remarks.push_back(fmt::format("⟨x²⟩ at ε = {:g} has no error", step));
        }
    }
    curve.points.push_back(extrapolated(curve.points, exact));
    ObservableResult limit = exact_observable("x2", "⟨x²⟩", exact);
    limit.value = curve.points.back().value;
    limit.error = curve.points.back().error;
    add_pull(limit);
    part.observables.push_back(std::move(limit));
    judge_part({.pull = settings_.path.verdict.pull}, {}, part);
    figure.series.push_back(std::move(curve));
    return part;
}

StudyResult StochasticQuantisationStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_summary(), .samples = {}};
    Figure correlator{
        .name = "ancestral_correlator",
        .title = "The step network as a process",
        .caption =
            "⟨x(0) x(t)⟩ of a step network whose weights are drawn from their ancestors, "
            "against the middle of a long path integral at the same spacing.",
        .x = {.label = "t"},
        .y = {.label = "⟨x(0) x(t)⟩"}};
    Figure langevin{
        .name = "langevin",
        .title = "The Langevin process of V",
        .caption =
            "⟨x²⟩ of x ← x − ε V' + √(2ε) ξ, and extrapolated to ε = 0, where its law is "
            "e^(−V).",
        .x = {.label = "ε"},
        .y = {.label = "⟨x²⟩"}};
    Summary& summary = result.summary;
    hooks.part_starts("ancestral");
    summary.runs.push_back(ancestral_part(hooks.execution, correlator));
    hooks.part_ends(summary.runs.back());
    hooks.part_starts("langevin");
    summary.runs.push_back(langevin_part(hooks.execution, langevin));
    hooks.part_ends(summary.runs.back());
    summary.remarks.push_back(
        "Ancestral process: " + summary.runs.front().sampler.explanation + ".");
    summary.figures = {std::move(correlator), std::move(langevin)};
    summary.verdict = verdict_of_parts(summary, 2);
    if (summary.verdict == "pass") {
        summary.conclusion =
            "Pass: the ancestral process has the correlators of the path integral, the Langevin "
            "process the law of V.";
    }
    return result;
}

Summary StochasticQuantisationStudy::exact() const {
    const ExactGroundState exact(settings_.path.path_system());
    Summary summary = empty_summary();
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    run.observables.push_back(exact_observable("x2", "⟨x²⟩ of the ground state", exact.square()));
    run.observables.push_back(exact_observable(
        "x2_langevin", "⟨x²⟩ of e^(−V)", PotentialAction(settings_.path.potential).mean_square()));
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_stochastic_quantisation_study(RunFile& file) {
    StochasticQuantisationStudy::Settings settings;
    settings.path.header.title = "Stochastic quantisation";
    settings.path.time.boundary = Boundary::Free;
    read_path_system(file, settings.path);
    file.read("time", settings.path.time);
    file.read("study", settings.process);
    read_verdict(file, settings.path.verdict);
    file.read("run", settings.path.run);
    file.reject_unread();
    return file.locate(
        [&] { return std::make_unique<StochasticQuantisationStudy>(std::move(settings)); });
}

}  // namespace feynet
