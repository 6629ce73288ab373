#include "feynet/study/boltzmann/dbm_study.hpp"

#include "boltzmann/ground_state_figures.hpp"
#include "claims.hpp"
#include "dbm_figures.hpp"
#include "dbm_part.hpp"
#include "feynet/boltzmann/quantum/rbm_family.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/boltzmann/rbm_descent.hpp"
#include "feynet/study/boltzmann/rbm_record.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {
namespace {

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
        "deep Boltzmann machine, δτ = {:g}; that of τ = {:g} has {} deep and {} hidden units",
        settings.network.spacing,
        times.back(),
        deep,
        hidden);
    summary.coordinate = "σᶻ";
    summary.equality =
        dbm_reference(settings, settings.network.time(0), {}).network
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
    run.group = run.network;
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

/// ⟨σᶻ₀σᶻᵣ⟩ of a network, or of the ground state where the network is too large for a sum.
std::vector<double> known_correlation(const DbmReference& reference, const ExactSpins& exact) {
    if (!reference.network || reference.network->correlation.size() == 0) {
        return exact.correlator;
    }
    const Eigen::VectorXd& sum = reference.network->correlation;
    return {sum.data(), sum.data() + sum.size()};
}

/// One run: networks from the shortest time to the longest, then the restricted machine.
class DbmRun {
public:
    DbmRun(const DbmSettings& settings, const StudyHooks& hooks)
        : settings_(settings),
          hooks_(hooks),
          model_(settings.system.spins()),
          exact_(exact_spins(settings.system)),
          figures_(settings, exact_.energy),
          result_{.summary = empty_dbm_summary(settings), .samples = {}} {}

    /// The network of time k; false if the run is stopped.
    bool add_network(std::size_t k) {
        const ImaginaryTime time = settings_.network.time(k);
        const double tau = settings_.network.times[k];
        const ChainLengths lengths{
            .chains = settings_.sampler.chains,
            .warmup = settings_.sampler.warmup,
            .draws = settings_.sampler.draws};
        hooks_.part_starts(fmt::format("τ = {:g}", tau));
        const auto sampler = deep_sampler(model_, time, settings_.sampler.update);
        const DbmRecord record =
            run_network(*sampler, model_.n_spins, lengths, of_run(k), hooks_.execution);
        if (record.looks.n_draws() < lengths.draws) {
            return false;
        }
        const bool is_longest = k + 1 == settings_.network.times.size();
        const DbmReference reference = dbm_reference(settings_, time, exact_.energy);
        NetworkRun part = measured_part(settings_, k, reference, record);
        judge_part(settings_, is_longest, part);
        figures_.add(tau, part, reference);
        if (is_longest && settings_.is_ring()) {
            figures_.add_correlation(
                "deep",
                record.correlation,
                known_correlation(reference, exact_),
                reference.network && reference.network->correlation.size() > 0);
        }
        result_.samples.push_back(
            posterior_of(fmt::format("tau_{}", k), DbmRecord::numbers(), record.looks));
        end(std::move(part));
        return true;
    }

    /// A restricted machine beside the deep ones, unless the run is stopped.
    void add_rival() {
        hooks_.part_starts("restricted machine");
        const Execution& execution = hooks_.execution;
        const RbmFamily family = rival_family(settings_);
        const Stream stream = of_run(settings_.network.times.size());
        const RbmDescent descent =
            descend(model_, family, settings_.training, stream.seed, stream.run, execution);
        if (execution.stop()) {
            return;
        }
        const RbmRecord record = measure(
            model_,
            family.weights(descent.parameters),
            descent.spins,
            settings_.sampler.draws,
            stream,
            execution);
        if (execution.stop()) {
            return;
        }
        NetworkRun part = rival_part(settings_, exact_.energy, descent, record);
        judge_part(settings_, false, part);
        figures_.add_rival(part.network, part);
        if (settings_.is_ring()) {
            figures_.add_correlation(part.network, record.correlator, {}, false);
        }
        end(std::move(part));
    }

    StudyResult result() && {
        result_.summary.figures = std::move(figures_).figures();
        if (has_quick_sums(settings_)) {
            result_.summary.figures.push_back(trotter_figure(settings_));
        }
        conclude(
            result_.summary,
            settings_.network.times.size() + (settings_.rbm.density > 0 ? 1 : 0),
            "the sampled network is the product of its operators, and imaginary time leads to the "
            "ground state.");
        return std::move(result_);
    }

private:
    Stream of_run(std::size_t k) const {
        return {.seed = settings_.run.seed, .run = static_cast<std::uint16_t>(k)};
    }

    void end(NetworkRun part) {
        hooks_.part_ends(part);
        result_.summary.runs.push_back(std::move(part));
    }

    const DbmSettings& settings_;
    const StudyHooks& hooks_;
    SpinModel model_;
    ExactSpins exact_;
    DbmFigures figures_;
    StudyResult result_;
};

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
    DbmRun run(settings_, hooks);
    bool is_whole = true;
    for (std::size_t k = 0; k < settings_.network.times.size() && is_whole; ++k) {
        is_whole = run.add_network(k);
    }
    if (is_whole && settings_.rbm.density > 0) {
        run.add_rival();
    }
    return std::move(run).result();
}

Summary DbmStudy::exact() const {
    Summary summary = empty_dbm_summary(settings_);
    summary.verdict = "exact";
    const std::optional<double> ground = settings_.system.exact_energy();
    NetworkRun state{.network = "ground state", .verdict = "exact"};
    state.group = state.network;
    if (ground) {
        state.observables.push_back(exact_observable("energy", "E₀", *ground));
    }
    summary.runs.push_back(std::move(state));
    for (std::size_t k = 0; k < settings_.network.times.size(); ++k) {
        const DbmReference reference = dbm_reference(settings_, settings_.network.time(k), ground);
        if (reference.network) {
            summary.runs.push_back(exact_part(settings_, k, reference));
        }
    }
    if (summary.runs.size() > 1) {
        summary.figures.push_back(sums_figure(settings_, summary.runs));
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
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings.system); });
    file.locate([&] { check(settings.network); });
    file.locate([&] { check(settings.sampler, settings.system); });
    file.locate([&] { check(settings.training); });
    file.locate([&] {
        require(
            settings.training.attempts == 1,
            "attempts",
            "must be 1 beside deep machines, got {}",
            settings.training.attempts);
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
