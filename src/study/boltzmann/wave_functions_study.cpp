#include "feynet/study/boltzmann/wave_functions_study.hpp"

#include "claims.hpp"
#include "feynet/boltzmann/quantum/full_sum_descent.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"
#include "wave_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace feynet {
namespace {

/// All descents of a comparison, candidate by candidate.
class Descents {
public:
    Descents(
        const WaveFunctionsSettings& settings,
        const std::vector<WaveCandidate>& candidates,
        const Execution& execution)
        : settings_(settings),
          candidates_(candidates),
          ends_(candidates.size() * static_cast<std::size_t>(settings.training.attempts)) {
        const SpinModel model = settings.system.spins();
        run_steps(
            std::ssize(ends_),
            settings.training.iterations,
            execution,
            [&](Index task) {
                return Steps{task, begun(model, task)};
            },
            [&](Steps& done) {
                ends_[static_cast<std::size_t>(done.number)] = done.work.result();
            });
    }

    /// Those of one candidate, the lowest first.
    std::vector<FullSumDescent> of(std::size_t candidate) const {
        const Index n = settings_.training.attempts;
        const auto first = ends_.begin() + static_cast<Index>(candidate) * n;
        std::vector<FullSumDescent> own(first, first + n);
        std::sort(own.begin(), own.end(), [](const auto& a, const auto& b) {
            return a.energy < b.energy;
        });
        return own;
    }

private:
    using Steps =
        StepsOf<FullSumDescending, &FullSumDescending::has_ended, &FullSumDescending::step>;

    FullSumDescending begun(const SpinModel& model, Index task) const {
        const WaveTrainingSettings& training = settings_.training;
        const auto attempt = static_cast<std::uint16_t>(1 + task % training.attempts);
        const WaveCandidate& candidate =
            candidates_[static_cast<std::size_t>(task / training.attempts)];
        const FullSumPlan plan{
            .steps = training.iterations,
            .rate = training.rate,
            .first_shift = training.first_shift,
            .least_shift = training.least_shift,
            .real_weights = candidate.has_real_weights()};
        Eigen::VectorXcd start = noisy_start(
            *candidate.wave,
            training.start_width,
            candidate.has_real_weights(),
            {.seed = settings_.run.seed, .run = attempt});
        return {model, *candidate.wave, std::move(start), plan};
    }

    const WaveFunctionsSettings& settings_;
    const std::vector<WaveCandidate>& candidates_;
    std::vector<FullSumDescent> ends_;
};

Summary empty_wave_summary(const WaveFunctionsSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = settings.system.describe();
    summary.lattice = fmt::format(
        "{} wave functions, sums over all configurations",
        wave_candidates(settings.networks, settings.system).size());
    summary.coordinate = "σᶻ";
    return summary;
}

void check(const WaveTrainingSettings& settings) {
    require(
        settings.iterations >= 1 && settings.iterations <= 1000000,
        "iterations",
        "must be 1 … 1000000, got {}",
        settings.iterations);
    require(
        settings.attempts >= 1 && settings.attempts <= 100,
        "attempts",
        "must be 1 … 100, got {}",
        settings.attempts);
    require_positive(settings.rate, "rate");
    require_positive(settings.first_shift, "first_shift");
    require_positive(settings.least_shift, "least_shift");
    require_positive(settings.start_width, "start_width");
}

}  // namespace

Index WaveFunctionsStudy::work() const {
    return lanes * std::ssize(wave_candidates(settings_.networks, settings_.system)) *
           settings_.training.attempts * settings_.training.iterations;
}

StudyResult WaveFunctionsStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_wave_summary(settings_), .samples = {}};
    const SpinModel model = settings_.system.spins();
    const std::vector<WaveCandidate> candidates =
        wave_candidates(settings_.networks, settings_.system);
    const GroundState ground(model);
    hooks.part_starts(fmt::format("{} wave functions", candidates.size()));
    const Descents descents(settings_, candidates, hooks.execution);
    WaveFigures figures(ground);
    double best = 1.0;
    for (std::size_t k = 0; k < candidates.size() && !hooks.execution.stop(); ++k) {
        ComparedWave one = compared(model, candidates[k], descents.of(k), ground);
        best = std::min(best, one.error);
        figures.add(candidates[k], one);
        hooks.part_ends(one.run);
        result.summary.runs.push_back(std::move(one.run));
    }
    if (!result.summary.runs.empty()) {
        Claims(result.summary.runs.front())
            .hold(
                best <= settings_.verdict.relative_error,
                fmt::format(
                    "the best energy of all is {:.2g} above the exact one, relative to it (at most "
                    "{:.2g})",
                    best,
                    settings_.verdict.relative_error));
    }
    result.summary.figures = std::move(figures).figures();
    conclude(
        result.summary,
        candidates.size(),
        "no wave function is below the exact energy, and the best is close to it.");
    return result;
}

Summary WaveFunctionsStudy::exact() const {
    Summary summary = empty_wave_summary(settings_);
    summary.verdict = "exact";
    const GroundState ground(settings_.system.spins());
    NetworkRun run{.network = "spins", .verdict = "exact"};
    run.observables.push_back(exact_observable("energy", "E₀", ground.energy));
    run.observables.push_back(exact_observable("entropy", "S(N/2)", ground.entropies.back()));
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_wave_functions_study(RunFile& file) {
    WaveFunctionsSettings settings;
    file.read("", settings.header);
    file.read("system", settings.system);
    file.read("networks", settings.networks);
    file.read("training", settings.training);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings.system); });
    file.locate([&] { check(settings.networks); });
    file.locate([&] { check(settings.training); });
    file.locate([&] {
        const Index n = settings.system.spins().n_spins;
        require(
            n <= most_summed_spins,
            "size",
            "must give at most {} spins, whose configurations are all summed, got {}",
            most_summed_spins,
            n);
    });
    return std::make_unique<WaveFunctionsStudy>(std::move(settings));
}

}  // namespace feynet
