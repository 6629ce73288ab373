#include "feynet/study/boltzmann/rbm_ground_state_study.hpp"

#include "boltzmann/ground_state_figures.hpp"
#include "claims.hpp"
#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/data_table.hpp"
#include "feynet/study/boltzmann/rbm_record.hpp"
#include "feynet/study/boltzmann/rbm_weights_file.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace feynet {
namespace {

Summary empty_spin_summary(const RbmGroundStateSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = settings.system.describe();
    summary.lattice = settings.given.file.empty()
                          ? settings.network.describe(settings.system)
                          : fmt::format("restricted Boltzmann machine of {}", settings.given.file);
    summary.coordinate = "σᶻ";
    return summary;
}

/// How one attempt was made.
SamplerReport sampler_of(
    const RbmGroundStateSettings& settings, const RbmDescent& descent, const RbmRecord& record) {
    SamplerReport sampler{
        .kind = "metropolis",
        .metric = {},
        .integrator = {},
        .acceptance = record.taken.mean(),
        .chains = record.energy.n_chains(),
        .draws = settings.measure.draws,
        .seconds = descent.seconds + record.seconds,
        .explanation = "every walker measured with the weights that are given",
        .couplings = {},
        .exchanged = {}};
    if (!descent.history.empty()) {
        sampler.explanation = fmt::format(
            "{} steps of stochastic reconfiguration, then every walker measured with the weights "
            "at rest",
            descent.history.size());
    }
    return sampler;
}

/// All numbers of one attempt.
NetworkRun attempt_part(
    const RbmGroundStateSettings& settings,
    const ExactSpins& exact,
    const RbmDescent& descent,
    const RbmRecord& record,
    Index number) {
    NetworkRun run{.network = fmt::format("rbm {}", number)};
    run.observables = energy_numbers(record, settings.system.spins().n_spins, exact.energy);
    if (settings.system.model == SpinSystem::Ising) {
        run.observables.push_back(
            without_pull(result_of("sigma_x", "⟨σˣ⟩", record.flip, exact.flip)));
    }
    run.sampler = sampler_of(settings, descent, record);
    add_trace(record.energy, run);
    run.traced = "energy";
    return run;
}

void judge_attempt(const RbmGroundStateSettings& settings, NetworkRun& run) {
    const ObservableResult& energy = run.observables.front();
    Claims claims(run);
    claims.hold(
        energy.rhat.value_or(1.0) < settings.verdict.rhat,
        fmt::format(
            "R̂ of the energy is {:.3f}: the walkers do not agree", energy.rhat.value_or(0)));
    claims.hold(
        energy.error.has_value(),
        "the energy has no error: the walkers remember too long, or were too few");
    if (energy.exact) {
        const double above = (energy.value - *energy.exact) / energy.error.value_or(1.0);
        claims.hold(
            above > -settings.verdict.below,
            fmt::format("the energy is below the exact one by {:.1f} of its errors", -above));
    }
}

/// One machine and what was measured of it.
struct Attempt {
    RbmDescent descent;
    RbmWeights weights;
    RbmRecord record;
};

/// Nothing if it was stopped.
std::optional<Attempt> attempted(
    const RbmGroundStateSettings& settings,
    const std::optional<RbmWeights>& given,
    std::uint16_t run,
    const Execution& execution) {
    const SpinModel model = settings.system.spins();
    const Stream stream{.seed = settings.run.seed, .run = run};
    RbmDescent descent;
    RbmWeights weights;
    if (given) {
        descent.spins =
            walkers_anywhere(model, settings.training.walkers() * RbmCrowd::looks_per_step, stream);
        weights = *given;
    } else {
        const RbmFamily family = settings.network.family(settings.system);
        descent = descend(model, family, settings.training, settings.run.seed, run, execution);
        weights = family.weights(descent.parameters);
    }
    if (execution.stop()) {
        return std::nullopt;
    }
    RbmRecord record =
        measure(model, weights, descent.spins, settings.measure.draws, stream, execution);
    if (execution.stop()) {
        return std::nullopt;
    }
    return Attempt{std::move(descent), std::move(weights), std::move(record)};
}

/// The whole is held to its best attempt.
void judge_best(const RbmGroundStateSettings& settings, Summary& summary) {
    if (summary.runs.empty()) {
        return;
    }
    const auto best = std::min_element(
        summary.runs.begin(), summary.runs.end(), [](const NetworkRun& a, const NetworkRun& b) {
            return a.observables.front().value < b.observables.front().value;
        });
    const ObservableResult& energy = best->observables.front();
    if (!energy.exact) {
        return;
    }
    const double error = (energy.value - *energy.exact) / std::abs(*energy.exact);
    Claims(*best).hold(
        error <= settings.verdict.relative_error,
        fmt::format(
            "the best energy is {:.2g} above the exact one, relative to it (at most {:.2g})",
            error,
            settings.verdict.relative_error));
}

/// The weights that a run file names, of as many spins as it has.
RbmWeights weights_beside(RunFile& file, const RbmGroundStateSettings& settings) {
    RbmWeights given = read_rbm_weights(file.data_file("network", "file", settings.given.file));
    const Index n = settings.system.spins().n_spins;
    const auto require_fit = [&] {
        require(given.n_spins() == n, "file", "must be of {} spins, is of {}", n, given.n_spins());
    };
    file.locate(require_fit, "network");
    return given;
}

}  // namespace

Index RbmGroundStateStudy::work() const {
    const RbmTrainingSettings& training = settings_.training;
    const Index descent =
        given_ ? 0 : training.iterations * std::max<Index>(training.samples, lanes);
    const Index measurement =
        training.walkers() * (settings_.measure.draws + settings_.measure.draws / 10);
    return settings_.training.attempts * (descent + measurement);
}

StudyResult RbmGroundStateStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_spin_summary(settings_), .samples = {}};
    const ExactSpins exact = exact_spins(settings_.system);
    GroundStateFigures figures(exact, is_ring(settings_.system));
    double lowest = std::numeric_limits<double>::infinity();
    for (Index k = 1; k <= settings_.training.attempts; ++k) {
        hooks.part_starts(fmt::format("attempt {}", k));
        const std::optional<Attempt> attempt =
            attempted(settings_, given_, static_cast<std::uint16_t>(k), hooks.execution);
        if (!attempt) {
            break;
        }
        NetworkRun part = attempt_part(settings_, exact, attempt->descent, attempt->record, k);
        judge_attempt(settings_, part);
        figures.add(attempt->descent, attempt->record, k);
        if (part.observables.front().value < lowest) {
            lowest = part.observables.front().value;
            const bool shared = !given_ && settings_.network.symmetry == RbmSymmetry::Translation;
            const Index stride = shared ? attempt->weights.n_spins() : 1;
            figures.show(attempt->weights, attempt->weights.n_hidden() / stride, stride);
        }
        hooks.part_ends(part);
        result.summary.runs.push_back(std::move(part));
    }
    judge_best(settings_, result.summary);
    result.summary.figures = std::move(figures).figures();
    conclude(
        result.summary,
        static_cast<std::size_t>(settings_.training.attempts),
        "a Boltzmann machine carries the ground state, above the exact energy and close to it.");
    return result;
}

Summary RbmGroundStateStudy::exact() const {
    Summary summary = empty_spin_summary(settings_);
    summary.verdict = "exact";
    const ExactSpins exact = exact_spins(settings_.system);
    NetworkRun run{.network = "spins", .verdict = "exact"};
    if (exact.energy) {
        const double n_spins = static_cast<double>(settings_.system.spins().n_spins);
        run.observables.push_back(exact_observable("energy", "E₀", *exact.energy));
        run.observables.push_back(
            exact_observable("energy_per_spin", "E₀/N", *exact.energy / n_spins));
    }
    if (exact.flip) {
        run.observables.push_back(exact_observable("sigma_x", "⟨σˣ⟩", *exact.flip));
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_rbm_ground_state_study(RunFile& file) {
    RbmGroundStateSettings settings;
    file.read("", settings.header);
    file.read("system", settings.system);
    file.read("network", settings.network);
    file.read("network", settings.given);
    file.read("training", settings.training);
    file.read("measure", settings.measure);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings.system); });
    file.locate([&] { check(settings.training); });
    file.locate([&] { check(settings.network, settings.system); });
    file.locate([&] {
        require(
            !settings.given.file.empty() || settings.training.samples > 0 ||
                settings.system.spins().n_spins <= most_summed_spins,
            "samples",
            "must be positive for more than {} spins",
            most_summed_spins);
        require(
            settings.measure.draws >= 100,
            "draws",
            "must be at least 100, got {}",
            settings.measure.draws);
    });
    std::optional<RbmWeights> given;
    if (!settings.given.file.empty()) {
        given = weights_beside(file, settings);
        settings.training.attempts = 1;
    }
    return std::make_unique<RbmGroundStateStudy>(std::move(settings), std::move(given));
}

}  // namespace feynet
