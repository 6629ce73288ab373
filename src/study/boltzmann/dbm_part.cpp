#include "dbm_part.hpp"

#include "claims.hpp"
#include "feynet/boltzmann/deep/ring_projection.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {
namespace {

std::string name_of(double tau) {
    return fmt::format("τ = {:g}", tau);
}

bool is_ising_ring(const DbmSettings& settings) {
    return settings.system.model == SpinSystem::Ising && settings.is_ring() &&
           settings.system.coupling != 0.0;
}

/// In the order of DbmRecord::numbers().
std::array<double, 5> in_order(const ProjectedNumbers& numbers) {
    return {
        numbers.energy, numbers.mixed_energy, numbers.flip, numbers.link_flip, numbers.neighbours};
}

/// Without a field there is no ⟨σˣ⟩ to speak of.
bool is_shown(const DbmSettings& settings, std::size_t number) {
    return settings.system.model == SpinSystem::Ising || (number != 2 && number != 3);
}

/// What δτ and τ leave of the energy, as far as they are known.
void add_errors(const DbmReference& reference, NetworkRun& run) {
    if (reference.network && reference.limit) {
        run.observables.push_back(
            {.name = "trotter_error",
             .formula = "E(τ, δτ) − E(τ, 0)",
             .value = reference.network->energy - reference.limit->energy});
    }
    if (reference.limit && reference.ground) {
        run.observables.push_back(
            {.name = "projection_error",
             .formula = "E(τ, 0) − E₀",
             .value = reference.limit->energy - *reference.ground});
    }
}

SamplerReport sampler_report(
    const DbmSettings& settings, const ImaginaryTime& time, const DbmRecord& record) {
    const bool is_ising = settings.system.model == SpinSystem::Ising;
    SamplerReport report{
        .kind = settings.sampler.update == DeepUpdate::Gibbs ? "block Gibbs"
                : is_ising                                   ? "clusters"
                                                             : "loops"};
    report.chains = settings.sampler.chains;
    report.warmup = settings.sampler.warmup;
    report.draws = settings.sampler.draws;
    report.seconds = record.seconds;
    report.explanation = fmt::format(
        "two copies of {} steps on one visible layer; {}",
        time.n_steps,
        settings.sampler.update == DeepUpdate::Gibbs
            ? "hidden units given all others, then those given them"
        : is_ising ? "hidden units summed, clusters of Swendsen and Wang in what is left"
                   : "hidden units summed, world lines moved by loops");
    return report;
}

}  // namespace

bool has_quick_sums(const DbmSettings& settings) {
    constexpr Index most_quick_spins = 10;
    return is_ising_ring(settings) || settings.system.spins().n_spins <= most_quick_spins;
}

ProjectedNumbers quick_sum(const DbmSettings& settings, const ImaginaryTime& time) {
    const SpinSystemSettings& system = settings.system;
    return is_ising_ring(settings)
               ? ring_projection(system.size, system.coupling, system.field, time)
               : projected_numbers(system.spins(), time);
}

ProjectedNumbers quick_limit(const DbmSettings& settings, double tau) {
    const SpinSystemSettings& system = settings.system;
    return is_ising_ring(settings)
               ? ring_projection(system.size, system.coupling, system.field, tau)
               : projected_numbers(system.spins(), tau);
}

DbmReference dbm_reference(
    const DbmSettings& settings, const ImaginaryTime& time, std::optional<double> ground) {
    const SpinModel model = settings.system.spins();
    DbmReference reference{.ground = ground, .network = std::nullopt, .limit = std::nullopt};
    if (model.n_spins <= most_projected_spins) {
        reference.network = projected_numbers(model, time);
        reference.limit = projected_numbers(model, time.total());
    } else if (has_quick_sums(settings)) {
        reference.network = quick_sum(settings, time);
        reference.limit = quick_limit(settings, time.total());
    }
    return reference;
}

NetworkRun exact_part(const DbmSettings& settings, std::size_t k, const DbmReference& reference) {
    NetworkRun run{.network = name_of(settings.network.times[k]), .verdict = "exact"};
    run.group = run.network;
    const auto names = DbmRecord::numbers();
    for (std::size_t i = 0; i < names.size() && reference.network; ++i) {
        if (is_shown(settings, i)) {
            run.observables.push_back(
                exact_observable(names[i].name, names[i].formula, in_order(*reference.network)[i]));
        }
    }
    add_errors(reference, run);
    return run;
}

NetworkRun measured_part(
    const DbmSettings& settings,
    std::size_t k,
    const DbmReference& reference,
    const DbmRecord& record) {
    NetworkRun run{.network = name_of(settings.network.times[k])};
    run.group = run.network;
    const auto names = DbmRecord::numbers();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (is_shown(settings, i)) {
            const auto known = reference.network
                                   ? std::optional<double>(in_order(*reference.network)[i])
                                   : std::nullopt;
            run.observables.push_back(result_of(
                names[i].name,
                names[i].formula,
                Series(record.looks, static_cast<Index>(i)),
                known));
        }
    }
    const ObservableResult energy = run.observables.front();
    if (reference.ground) {
        const double scale = 1.0 / std::abs(*reference.ground);
        run.observables.push_back(
            {.name = "relative_error",
             .formula = "(E − E₀)/|E₀|",
             .value = scale * (energy.value - *reference.ground),
             .error = scale * energy.error.value_or(0.0)});
    }
    add_errors(reference, run);
    run.sampler = sampler_report(settings, settings.network.time(k), record);
    add_trace(Series(record.looks, 0), run);
    run.traced = "energy";
    return run;
}

void judge_part(const DbmSettings& settings, bool is_longest, NetworkRun& run) {
    const DbmVerdictSettings& bounds = settings.verdict;
    Claims claims(run);
    for (const ObservableResult& result : run.observables) {
        if (!result.exact) {
            continue;
        }
        // Of a product state that the start already is, a number has no scatter at all.
        const bool is_equal = std::abs(result.value - *result.exact) < 1e-9;
        claims.hold(
            result.error.has_value() || is_equal,
            fmt::format("{} has no error bar: the chains are too short", result.name));
        claims.hold(
            std::abs(result.pull.value_or(0.0)) < bounds.pull,
            fmt::format(
                "{} is {:.1f} errors off what the network sums to",
                result.name,
                std::abs(result.pull.value_or(0.0))));
    }
    const double rhat = run.observables.front().rhat.value_or(1.0);
    claims.hold(
        rhat < bounds.rhat,
        fmt::format("R̂ of the energy is {:.3f}: the chains do not agree", rhat));
    if (const ObservableResult* above = find_observable(run, "relative_error")) {
        claims.hold(
            above->value > -bounds.pull * above->error.value_or(0.0),
            fmt::format("the energy is below that of the ground state by {:.2g}", -above->value));
        claims.hold(
            !is_longest || above->value <= bounds.relative_error,
            fmt::format(
                "the energy of the longest time is {:.2g} above that of the ground state, relative "
                "to it (at most {:.2g})",
                above->value,
                bounds.relative_error));
    }
}

}  // namespace feynet
