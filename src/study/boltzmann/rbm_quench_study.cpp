#include "feynet/study/boltzmann/rbm_quench_study.hpp"

#include "boltzmann/ground_state_figures.hpp"
#include "claims.hpp"
#include "feynet/boltzmann/quantum/exact/free_fermions.hpp"
#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace feynet {
namespace {

Summary empty_quench_summary(const RbmQuenchStudySettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory =
        fmt::format("{} → {:g} at t = 0", settings.system.describe(), settings.quench.field);
    summary.lattice = settings.network.describe(settings.system);
    summary.coordinate = "σˣ";
    return summary;
}

/// ⟨σˣ⟩(t) by free fermions, on a ring.
std::optional<double> exact_flip(const RbmQuenchStudySettings& settings, double time) {
    const SpinSystemSettings& system = settings.system;
    if (!is_ring(system) || !(system.coupling > 0.0) || !(system.field > 0.0)) {
        return std::nullopt;
    }
    return IsingRing(system.size, system.coupling, settings.quench.field)
        .magnetisation_after_quench(system.field, time);
}

SpinModel after(const RbmQuenchStudySettings& settings) {
    SpinSystemSettings system = settings.system;
    system.field = settings.quench.field;
    return system.spins();
}

ObservableResult result_at(
    const char* name, const char* formula, const QuenchNumber& number, double time) {
    return {
        .name = fmt::format("{}_{:g}", name, time),
        .formula = fmt::format("{}({:g})", formula, time),
        .value = number.mean,
        .error = number.error > 0.0 ? std::optional<double>(number.error) : std::nullopt,
        .rhat = number.error > 0.0 ? std::optional<double>(number.rhat) : std::nullopt};
}

/// What the run is held to: how far ⟨σˣ⟩ is from the exact one, and the energy from the first.
struct QuenchDeviation {
    double flip = 0.0;
    double energy = 0.0;
};

QuenchDeviation deviation_of(
    const RbmQuenchStudySettings& settings, const std::vector<QuenchPoint>& points) {
    QuenchDeviation worst;
    for (const QuenchPoint& point : points) {
        const double exact = exact_flip(settings, point.time).value_or(point.flip.mean);
        worst.flip = std::max(worst.flip, std::abs(point.flip.mean - exact));
        worst.energy =
            std::max(worst.energy, std::abs(point.energy.mean / points.front().energy.mean - 1.0));
    }
    return worst;
}

void describe_sampler(
    const RbmQuenchStudySettings& settings,
    const RbmDescent& descent,
    const RbmEvolution& evolution,
    NetworkRun& run) {
    run.sampler.kind = settings.quench.samples > 0 ? "metropolis" : "all states";
    run.sampler.chains = settings.quench.samples / RbmCrowd::looks_per_step;
    run.sampler.draws = settings.quench.samples > 0 ? settings.quench.draws : 0;
    run.sampler.acceptance = evolution.points.back().acceptance;
    run.sampler.seconds = descent.seconds + evolution.seconds;
    run.sampler.explanation = fmt::format(
        "{} steps of stochastic reconfiguration to the ground state before, then {} steps of real "
        "time, four slopes each",
        descent.history.size(),
        settings.quench.n_steps());
}

/// All numbers of the run and whether they hold.
NetworkRun quench_part(
    const RbmQuenchStudySettings& settings,
    const RbmDescent& descent,
    const RbmEvolution& evolution) {
    NetworkRun run{.network = "rbm"};
    const QuenchPoint& last = evolution.points.back();
    const QuenchDeviation worst = deviation_of(settings, evolution.points);
    run.observables = {
        {.name = "deviation", .formula = "max |⟨σˣ⟩ − exact|", .value = worst.flip},
        {.name = "energy_drift", .formula = "max |E/E(0) − 1|", .value = worst.energy},
        {.name = "residual", .formula = fmt::format("r²({:g})", last.time), .value = last.residual},
        result_at("energy", "⟨H⟩", evolution.points.front().energy, 0.0),
        result_at("energy", "⟨H⟩", last.energy, last.time)};
    for (const QuenchPoint& point : evolution.points) {
        run.observables.push_back(result_at("sigma_x", "⟨σˣ⟩", point.flip, point.time));
        run.observables.back().exact = exact_flip(settings, point.time);
    }
    Claims claims(run);
    claims.hold(
        worst.flip <= settings.verdict.deviation,
        fmt::format(
            "⟨σˣ⟩ is off by up to {:.2g} (at most {:.2g})",
            worst.flip,
            settings.verdict.deviation));
    claims.hold(
        worst.energy <= settings.verdict.energy_drift,
        fmt::format(
            "the energy is not kept: it moves by {:.2g} of itself (at most {:.2g})",
            worst.energy,
            settings.verdict.energy_drift));
    describe_sampler(settings, descent, evolution, run);
    return run;
}

Figure flip_figure(const RbmQuenchStudySettings& settings, const RbmEvolution& evolution) {
    Figure figure{
        .name = "sigma_x",
        .title = "After the field has changed",
        .caption =
            "⟨σˣ⟩ of the machine as it moves in real time, and of the spins themselves by free "
            "fermions. No samples of the exact motion went into it.",
        .x = {.label = "time t"},
        .y = {.label = "⟨σˣ⟩"}};
    FigureSeries series{.label = "rbm"};
    for (const QuenchPoint& point : evolution.points) {
        series.points.push_back(figure_point(
            point.time, point.flip.mean, point.flip.error, exact_flip(settings, point.time)));
        series.points.back().pull.reset();
    }
    figure.series.push_back(std::move(series));
    if (exact_flip(settings, 0.0)) {
        constexpr int n_points = 200;
        FigureCurve curve{.label = "free fermions", .x = {}, .y = {}};
        for (int k = 0; k <= n_points; ++k) {
            curve.x.push_back(settings.quench.time * k / n_points);
            curve.y.push_back(*exact_flip(settings, curve.x.back()));
        }
        figure.exact.push_back(std::move(curve));
    }
    return figure;
}

Figure energy_figure(const RbmEvolution& evolution) {
    Figure figure{
        .name = "energy",
        .title = "The energy is kept",
        .caption =
            "The motion projected on the machine keeps ⟨H⟩ exactly; what is lost is lost to "
            "steps, to the cut of the metric and to the noise of samples.",
        .x = {.label = "time t"},
        .y = {.label = "⟨H⟩/⟨H⟩₀ − 1"},
        .is_detail = true};
    FigureSeries series{.label = "rbm"};
    const double first = evolution.points.front().energy.mean;
    for (const QuenchPoint& point : evolution.points) {
        series.points.push_back(figure_point(
            point.time, point.energy.mean / first - 1.0, std::abs(point.energy.error / first)));
    }
    figure.series.push_back(std::move(series));
    return figure;
}

Figure residual_figure(const RbmEvolution& evolution) {
    Figure figure{
        .name = "residual",
        .title = "What the machine cannot follow",
        .caption =
            "r², the part of the motion of ψ that points out of the space of machines; samples "
            "too few see it too small.",
        .x = {.label = "time t"},
        .y = {.label = "r²", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    FigureSeries series{.label = "rbm"};
    for (const QuenchPoint& point : evolution.points) {
        series.points.push_back(figure_point(point.time, point.residual));
    }
    figure.series.push_back(std::move(series));
    return figure;
}

}  // namespace

Index RbmQuenchStudy::work() const {
    const RbmTrainingSettings& training = settings_.training;
    return training.iterations * std::max<Index>(training.samples, lanes) + settings_.quench.work();
}

StudyResult RbmQuenchStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_quench_summary(settings_), .samples = {}};
    const SpinModel before = settings_.system.spins();
    const SpinModel model = after(settings_);
    const RbmFamily family = settings_.network.family(settings_.system);
    hooks.part_starts("ground state before");
    const RbmDescent descent =
        descend(before, family, settings_.training, settings_.run.seed, 1, hooks.execution);
    if (!hooks.execution.stop()) {
        hooks.part_starts("real time");
        const RbmEvolution evolution =
            evolve(model, family, descent, settings_.quench, settings_.run.seed, hooks.execution);
        if (!hooks.execution.stop()) {
            NetworkRun part = quench_part(settings_, descent, evolution);
            result.summary.figures = {
                flip_figure(settings_, evolution),
                energy_figure(evolution),
                residual_figure(evolution)};
            hooks.part_ends(part);
            result.summary.runs.push_back(std::move(part));
        }
    }
    conclude(
        result.summary, 1, "the machine follows the spins in real time, and keeps their energy.");
    return result;
}

Summary RbmQuenchStudy::exact() const {
    Summary summary = empty_quench_summary(settings_);
    summary.verdict = "exact";
    NetworkRun run{.network = "spins", .verdict = "exact"};
    const RbmQuenchSettings& quench = settings_.quench;
    for (Index k = 0; k <= quench.n_steps(); ++k) {
        const double time = quench.step * static_cast<double>(k);
        const std::optional<double> flip = exact_flip(settings_, time);
        if (flip && (k % quench.every == 0 || k == quench.n_steps())) {
            run.observables.push_back(exact_observable(
                fmt::format("sigma_x_{:g}", time), fmt::format("⟨σˣ⟩({:g})", time), *flip));
        }
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_rbm_quench_study(RunFile& file) {
    RbmQuenchStudySettings settings;
    file.read("", settings.header);
    file.read("system", settings.system);
    file.read("network", settings.network);
    file.read("training", settings.training);
    file.read("quench", settings.quench);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings.system); });
    file.locate([&] {
        require(settings.system.model == SpinSystem::Ising, "model", "must be ising for a quench");
        check(settings.training);
        require(
            settings.training.attempts == 1,
            "attempts",
            "must be 1 for a quench, got {}",
            settings.training.attempts);
        check(settings.network, settings.system);
    });
    file.locate([&] { check(settings.quench); }, "quench");
    const bool is_small = settings.system.spins().n_spins <= most_summed_spins;
    for (const auto& [samples, section] :
         {std::pair{settings.training.samples, "training"},
          std::pair{settings.quench.samples, "quench"}}) {
        file.locate(
            [&, n = samples] {
                require(
                    n > 0 || is_small,
                    "samples",
                    "must be positive for more than {} spins",
                    most_summed_spins);
            },
            section);
    }
    return std::make_unique<RbmQuenchStudy>(std::move(settings));
}

}  // namespace feynet
