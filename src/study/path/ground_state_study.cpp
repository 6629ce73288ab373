#include "feynet/study/path/ground_state_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/correlator_test.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/study/chain_health.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/exact_ground_state.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/path/path_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// Neighbouring points of ψ₀ nearly measure the same; see the propagator.
constexpr CorrelatorTestSettings smooth_wave{.least_residual = 1e-4};

Summary empty_summary(const PathSettings& settings, const ExactGroundState& exact) {
    Summary summary{
        .title = settings.header.title,
        .theory = theory_line(settings),
        .lattice = lattice_line(settings)};
    summary.remarks.push_back(fmt::format(
        "Exact answers: {}. The ends of paths of this length know ψ₀ to {:.1e}.",
        exact.path().method(),
        exact.distance()));
    return summary;
}

/// E₀ = −ln ⟨h Σ T⟩/a.
ObservableResult energy_of(const GroundStateRecord& record, const ExactGroundState& exact) {
    Estimate estimated = estimate(record.weight);
    if (estimated.error) {
        estimated.error = *estimated.error / (estimated.mean * exact.spacing());
    }
    estimated.mean = -std::log(estimated.mean) / exact.spacing();
    return result_of("ground_energy", "E₀", estimated, exact.path().ground_energy());
}

/// At most 41 positions where ψ₀ is not far below its peak: further out rare paths make up the
/// means, which are not normal.
std::vector<Index> visible_positions(const std::vector<double>& means) {
    constexpr double visible = 1e-3;
    constexpr std::size_t most_points = 41;
    const double peak = *std::max_element(means.begin(), means.end());
    std::vector<Index> all;
    for (std::size_t i = 0; i < means.size(); ++i) {
        if (means[i] > visible * peak) {
            all.push_back(static_cast<Index>(i));
        }
    }
    const std::size_t stride = (all.size() + most_points - 1) / most_points;
    std::vector<Index> shown;
    for (std::size_t j = 0; j < all.size(); j += stride) {
        shown.push_back(all[j]);
    }
    return shown;
}

FigureSeries wave_of(const GroundStateRecord& record, const ExactGroundState& exact) {
    const GroundStateFunctions functions = exact.functions();
    const std::vector<double> means = exact.means();
    const std::vector<double> positions = exact.grid().positions();
    const std::vector<Index> shown = visible_positions(means);
    FigureSeries series;
    std::vector<double> shown_means;
    for (const Index i : shown) {
        const auto at = static_cast<std::size_t>(i);
        const GammaResult measured = gamma_method(
            [&](std::span<const double> a) { return functions.wave(a, i); },
            [&](std::span<const double> a) { return functions.wave_gradient(a, i); },
            record.spread);
        series.points.push_back(
            figure_point(positions[at], measured.mean, measured.error, functions.wave(means, i)));
        shown_means.push_back(means[at]);
    }
    const CorrelatorTest test =
        correlator_test(record.spread.select(shown), shown_means, smooth_wave);
    series.test = {
        .value = test.t2, .dof = test.dof(), .p = test.p.value_or(std::nan("")), .lags = "all"};
    return series;
}

/// |ψ₀|² half-way between the ends.
Density density_of(const GroundStateRecord& record, const ExactGroundState& exact) {
    Histogram total = record.middle.front();
    for (std::size_t block = 1; block < record.middle.size(); ++block) {
        total.merge(record.middle[block]);
    }
    Density density;
    for (Index i = 0; i < total.n_bins(); ++i) {
        density.x.push_back(total.centre(i));
        density.measured.push_back(total.density(i));
        density.exact.push_back(exact.path().ground_density(total.centre(i)));
    }
    return density;
}

SamplerReport wave_report(
    const PathSettings& settings,
    const PathExperiment& experiment,
    const GroundStateRecord& record) {
    SamplerReport report = sampler_report(
        experiment.choice(), record.transitions.acceptance, record.transitions.non_finite);
    report.warmup = settings.sampler.warmup;
    report.draws = record.draws;
    report.seconds = record.seconds;
    return report;
}

/// The numbers of one network beside the exact ones, its ψ₀ and the verdict.
NetworkRun part_of(
    const PathSettings& settings,
    const PathExperiment& experiment,
    const GroundStateRecord& record,
    const ExactGroundState& exact,
    FigureSeries& wave) {
    NetworkRun run{.network = std::string(experiment.network().name())};
    run.sampler = wave_report(settings, experiment, record);
    if (record.draws > 0) {
        run.observables.push_back(energy_of(record, exact));
        run.observables.push_back(
            result_of("x2", "⟨x²⟩", estimate(record.middle_square), exact.square()));
        wave = wave_of(record, exact);
        wave.label = run.network;
        run.chi2 = wave.test;
        run.density = density_of(record, exact);
        judge_health(record.transitions, run);
    }
    judge(expectation_of(settings), run);
    return run;
}

}  // namespace

GroundStateStudy::GroundStateStudy(PathSettings settings) : settings_(std::move(settings)) {
    require(
        settings_.time.boundary == Boundary::Free,
        "boundary",
        "must be free for a ground state, got {}",
        word(settings_.time.boundary));
    const ExactGroundState exact(settings_.path_system());
}

Index GroundStateStudy::work() const {
    const SamplerSettings& sampler = settings_.sampler;
    const Index n_chains = in_whole_blocks(sampler.chains);
    const auto n_networks = static_cast<Index>(settings_.network.kind.size());
    return n_chains * n_networks * (sampler.warmup + sampler.draws);
}

StudyResult GroundStateStudy::run(const StudyHooks& hooks) const {
    const ExactGroundState exact(settings_.path_system());
    StudyResult result{.summary = empty_summary(settings_, exact), .samples = {}};
    Figure figure{
        .name = "ground_state",
        .title = "The ground state",
        .caption =
            "ψ₀(y) from the ends of long networks, against the leading eigenvector of the "
            "transfer matrix at the same spacing; ∫ψ₀² = 1.",
        .x = {.label = "y"},
        .y = {.label = "ψ₀(y)"}};
    std::uint16_t run = 0;
    for (const NetworkKind kind : settings_.network.kind) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(kind));
        const PathExperiment experiment(settings_, kind, run);
        const GroundStateRecord record =
            run_ground_state(experiment, settings_, exact.grid(), run, hooks.execution);
        FigureSeries wave;
        result.summary.runs.push_back(part_of(settings_, experiment, record, exact, wave));
        figure.series.push_back(std::move(wave));
        hooks.part_ends(result.summary.runs.back());
        ++run;
    }
    result.summary.figures.push_back(std::move(figure));
    judge(expectation_of(settings_), result.summary);
    return result;
}

Summary GroundStateStudy::exact() const {
    const ExactGroundState exact(settings_.path_system());
    Summary summary = empty_summary(settings_, exact);
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    run.observables.push_back(
        exact_observable("ground_energy", "E₀", exact.path().ground_energy()));
    const std::vector<double> positions = exact.grid().positions();
    for (std::size_t i = 0; i < positions.size(); ++i) {
        run.observables.push_back(exact_observable(
            "ground_state", fmt::format("ψ₀({:.6g})", positions[i]), exact.wave()[i]));
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_ground_state_study(RunFile& file) {
    PathSettings defaults;
    defaults.header.title = "The ground state as a sum over networks";
    defaults.time.boundary = Boundary::Free;
    PathSettings settings = read_path_settings(file, std::move(defaults));
    return file.locate([&] { return std::make_unique<GroundStateStudy>(std::move(settings)); });
}

}  // namespace feynet
