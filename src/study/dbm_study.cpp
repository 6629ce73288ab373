#include "feynet/study/dbm_study.hpp"

#include "claims.hpp"
#include "dbm_figures.hpp"
#include "dbm_part.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/rbm_descent.hpp"
#include "ground_state_figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {
namespace {

constexpr Index most_trotter_spins = 10;

Summary empty_dbm_summary(const DbmSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = settings.system.describe();
    const std::vector<double>& times = settings.network.times;
    const SpinModel model = settings.system.spins();
    const std::vector<EvolutionFactor> factors =
        evolution_factors(model, settings.network.time(times.size() - 1));
    const auto couplings =
        std::count_if(factors.begin(), factors.end(), [](const EvolutionFactor& factor) {
            return factor.kind == EvolutionKind::Coupling;
        });
    const Index deep = std::ssize(factors) - couplings;
    const Index hidden = model.field != 0.0 ? std::ssize(factors) : 3 * deep + model.n_spins / 2;
    summary.lattice = fmt::format(
        "deep Boltzmann machine, δτ = {:g}; at τ = {:g} {} deep and {} hidden units",
        settings.network.spacing,
        times.back(),
        deep,
        hidden);
    summary.coordinate = "σᶻ";
    summary.equality =
        model.n_spins <= most_projected_spins
            ? "Exact is the sum over all units of the network itself, with its δτ and τ: sampled "
              "numbers differ from it by statistics alone."
            : "";
    return summary;
}

RbmFamily rival_family(const DbmSettings& settings) {
    const Index n = settings.system.spins().n_spins;
    return settings.system.ends == ChainEnds::Periodic
               ? RbmFamily(n, settings.rbm.density, settings.system.translations())
               : RbmFamily::dense(n, settings.rbm.density * n);
}

/// The numbers of a restricted machine that was learned: no sum of its own to hold them to.
NetworkRun rival_part(
    const DbmSettings& settings,
    std::optional<double> ground,
    const RbmDescent& descent,
    const RbmRecord& record) {
    NetworkRun run{.network = fmt::format("rbm, α = {}", settings.rbm.density)};
    run.observables.push_back(result_of("energy", "⟨H⟩", record.energy, std::nullopt));
    const ObservableResult energy = run.observables.front();
    if (ground) {
        const double scale = 1.0 / std::abs(*ground);
        run.observables.push_back(
            {.name = "relative_error",
             .formula = "(E − E₀)/|E₀|",
             .value = scale * (energy.value - *ground),
             .error = scale * energy.error.value_or(0.0)});
    }
    if (settings.system.model == SpinSystem::Ising) {
        run.observables.push_back(result_of("sigma_x", "⟨σˣ⟩", record.flip, std::nullopt));
    }
    run.sampler.kind = "metropolis";
    run.sampler.chains = record.energy.n_chains();
    run.sampler.draws = settings.sampler.draws;
    run.sampler.acceptance = descent.history.empty() ? 0.0 : descent.history.back().acceptance;
    run.sampler.seconds = descent.seconds + record.seconds;
    run.sampler.explanation = fmt::format(
        "{} steps of stochastic reconfiguration, then measured with the weights at rest",
        descent.history.size());
    add_trace(record.energy, run);
    run.traced = "energy";
    return run;
}

/// A restricted machine beside the deep ones, unless the run is stopped.
std::optional<NetworkRun> run_rival(
    const DbmSettings& settings,
    const ExactSpins& exact,
    const Execution& execution,
    DbmFigures& figures) {
    const SpinModel model = settings.system.spins();
    const RbmFamily family = rival_family(settings);
    const auto run = static_cast<std::uint16_t>(settings.network.times.size());
    const RbmDescent descent =
        descend(model, family, settings.training, settings.run.seed, run, execution);
    if (execution.stop()) {
        return std::nullopt;
    }
    const RbmRecord record = measure(
        model,
        family.weights(descent.parameters),
        descent.spins,
        settings.sampler.draws,
        {.seed = settings.run.seed, .run = run},
        execution);
    if (execution.stop()) {
        return std::nullopt;
    }
    NetworkRun part = rival_part(settings, exact.energy, descent, record);
    judge_part(settings, false, part);
    figures.add_rival(part.network, part);
    if (settings.is_ring()) {
        figures.add_correlation(part.network, record.correlator, {});
    }
    return part;
}

/// ⟨σᶻ₀σᶻᵣ⟩ of a network, or of the ground state where the network is too large for a sum.
std::vector<double> known_correlation(const DbmReference& reference, const ExactSpins& exact) {
    if (!reference.network) {
        return exact.correlator;
    }
    const Eigen::VectorXd& sum = reference.network->correlation;
    return {sum.data(), sum.data() + sum.size()};
}

}  // namespace

Index DbmStudy::work() const {
    const Index sweeps = settings_.sampler.warmup + settings_.sampler.draws;
    const Index deep = std::ssize(settings_.network.times) * settings_.sampler.chains * sweeps;
    if (settings_.rbm.density == 0) {
        return deep;
    }
    const RbmTrainingSettings& training = settings_.training;
    const Index draws = settings_.sampler.draws + settings_.sampler.draws / 10;
    return deep + training.iterations * training.samples + training.samples / 8 * draws;
}

StudyResult DbmStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_dbm_summary(settings_), .samples = {}};
    const SpinModel model = settings_.system.spins();
    const ExactSpins exact = exact_spins(settings_.system);
    const ChainLengths lengths{
        .chains = settings_.sampler.chains,
        .warmup = settings_.sampler.warmup,
        .draws = settings_.sampler.draws};
    const std::size_t n_times = settings_.network.times.size();
    DbmFigures figures(settings_, exact.energy);
    bool is_whole = true;
    for (std::size_t k = 0; k < n_times && is_whole; ++k) {
        const ImaginaryTime time = settings_.network.time(k);
        hooks.part_starts(fmt::format("τ = {:g}", settings_.network.times[k]));
        const auto sampler = deep_sampler(model, time, settings_.sampler.update);
        const DbmRecord record = run_network(
            *sampler,
            model.n_spins,
            lengths,
            {.seed = settings_.run.seed, .run = static_cast<std::uint16_t>(k)},
            hooks.execution);
        is_whole = record.looks.n_draws() == lengths.draws;
        if (!is_whole) {
            break;
        }
        const DbmReference reference = dbm_reference(model, time, exact.energy);
        NetworkRun part = measured_part(settings_, k, reference, record);
        judge_part(settings_, k + 1 == n_times, part);
        figures.add(settings_.network.times[k], part, reference);
        if (k + 1 == n_times && settings_.is_ring()) {
            figures.add_correlation(
                "deep", record.correlation, known_correlation(reference, exact));
        }
        hooks.part_ends(part);
        result.samples.push_back(
            posterior_of(fmt::format("tau_{}", k), DbmRecord::numbers(), record.looks));
        result.summary.runs.push_back(std::move(part));
    }
    if (is_whole && settings_.rbm.density > 0) {
        hooks.part_starts("restricted machine");
        if (auto part = run_rival(settings_, exact, hooks.execution, figures)) {
            hooks.part_ends(*part);
            result.summary.runs.push_back(std::move(*part));
        }
    }
    result.summary.figures = std::move(figures).figures();
    if (model.n_spins <= most_trotter_spins) {
        result.summary.figures.push_back(trotter_figure(settings_));
    }
    conclude(
        result.summary,
        n_times + (settings_.rbm.density > 0 ? 1 : 0),
        "the sampled network is the product of its operators, and imaginary time leads to the "
        "ground state.");
    return result;
}

Summary DbmStudy::exact() const {
    Summary summary = empty_dbm_summary(settings_);
    summary.verdict = "exact";
    const std::optional<double> ground = settings_.system.exact_energy();
    if (ground) {
        NetworkRun run{.network = "ground state", .verdict = "exact"};
        run.observables.push_back(exact_observable("energy", "E₀", *ground));
        summary.runs.push_back(std::move(run));
    }
    const SpinModel model = settings_.system.spins();
    for (std::size_t k = 0; k < settings_.network.times.size(); ++k) {
        const DbmReference reference = dbm_reference(model, settings_.network.time(k), ground);
        if (reference.network) {
            summary.runs.push_back(exact_part(settings_, k, reference));
        }
    }
    return summary;
}

std::unique_ptr<Study> read_dbm_study(RunFile& file) {
    DbmSettings settings;
    file.read("", settings.header);
    file.read("system", settings.system);
    file.read("network", settings.network);
    file.read("sampler", settings.sampler);
    file.read("rbm", settings.rbm);
    file.read("training", settings.training);
    file.read("verdict", settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings.system); });
    file.locate([&] { check(settings.network); });
    file.locate([&] { check(settings.sampler, settings.system); });
    file.locate([&] { check(settings.training); });
    file.locate([&] {
        require(
            settings.rbm.density >= 0 && settings.rbm.density <= 1000,
            "density",
            "must be 0 … 1000, got {}",
            settings.rbm.density);
        const SpinModel model = settings.system.spins();
        evolution_factors(model, settings.network.time(0));
        start_singlets(model);
    });
    return std::make_unique<DbmStudy>(std::move(settings));
}

}  // namespace feynet
