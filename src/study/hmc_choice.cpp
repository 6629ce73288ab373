#include "feynet/study/hmc_choice.hpp"

#include "feynet/sampler/hmc.hpp"
#include "feynet/sampler/tuning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace feynet {
namespace {

constexpr Index shortest_pilot = 150;

/// In forces: momenta and energies, and with them flips of all clusters.
constexpr double cost_of_ends = 4.0;
constexpr double cost_of_clusters = 20.0;

/// After a quarter turn of 1 ± j the square of a mode of the oscillator remembers (π j)²/12: the
/// jitter, which only has to keep orbits from closing, is a third of the usual one.
constexpr double jitter_of_rotation = 0.05;

std::string explanation_of(
    const SamplerSettings& settings, Integrator integrator, const TunedHmc& tuned) {
    if (!settings.leapfrog_steps && tuned.wanted_leapfrog > settings.max_leapfrog) {
        return fmt::format(
            "a quarter period of the slowest mode takes {} leapfrog steps; trajectories are cut at "
            "{}",
            tuned.wanted_leapfrog,
            settings.max_leapfrog);
    }
    const bool is_unit = settings.metric == MetricKind::Unit;
    const bool rotates = integrator == Integrator::Rotation;
    const bool is_chosen = settings.kind == SamplerKind::Auto && !settings.splitting;
    const bool is_minimum_norm = tuned.settings.splitting == Splitting::MinimumNorm;
    return fmt::format(
        "{}{}{}",
        is_unit ? "unit masses in weight space; step size tuned by a pilot run"
                : "masses from the Gaussian part of the action, M = AᵀKA",
        rotates ? "; the Gaussian motion is an exact rotation" : "",
        is_chosen ? is_minimum_norm ? "; minimum-norm steps, least effort in a pilot"
                                    : "; leapfrog steps, least effort in a pilot"
                  : "");
}

}  // namespace

Block start_of(const GaussianPart& gaussian, const Stream& stream, Index n_replicas) {
    const StreamSource random(stream);
    const Index n = gaussian.dimension();
    Block normals(lanes, n_replicas * n);
    Block width(lanes, 1);
    random.normals(Purpose::Start, normals);
    random.uniforms(Purpose::StartWidth, width);
    const Lanes scale = 0.5 + width.col(0);
    Block state(lanes, n_replicas * n);
    Block q(lanes, n);
    for (Index first = 0; first < state.cols(); first += n) {
        gaussian.draw(normals.middleCols(first, n), q);
        state.middleCols(first, n) = gaussian.mean() + (q.colwise() * scale);
    }
    return state;
}

SamplerReport sampler_report(
    const SamplerChoice& choice, const Series& acceptance, const std::vector<double>& non_finite) {
    const double n_non_finite = std::accumulate(non_finite.begin(), non_finite.end(), 0.0);
    return {
        .kind = std::string(word(choice.kind)),
        .metric = choice.metric,
        .integrator = choice.integrator,
        .acceptance = acceptance.mean(),
        .step_size = choice.step_size,
        .n_leapfrog = choice.n_leapfrog,
        .chains = acceptance.n_chains(),
        .non_finite = static_cast<Index>(n_non_finite),
        .explanation = choice.explanation,
        .couplings = choice.couplings};
}

std::unique_ptr<Sampler> choose_hmc(
    const Action& action,
    const GaussianPart& gaussian,
    const GaussianPart& unit,
    const SamplerSettings& settings,
    const Stream& pilot,
    SamplerChoice& choice) {
    const bool unit_masses = settings.metric == MetricKind::Unit;
    const GaussianPart& metric = unit_masses ? unit : gaussian;
    const Integrator integrator = settings.integrator.value_or(Integrator::Leapfrog);
    // A quarter period of the slowest mode; in the action metric every mode has period 2π.
    const double slowest = unit_masses ? slowest_time(gaussian) : 1.0;
    const TuningGoal goal{
        .acceptance = settings.acceptance,
        .trajectory_length = 0.5 * std::numbers::pi * slowest,
        .max_leapfrog = settings.max_leapfrog,
        .n_leapfrog = settings.leapfrog_steps,
        .n_trajectories = std::max(settings.warmup, shortest_pilot),
        .splitting = settings.splitting.value_or(Splitting::Leapfrog),
        .seeks_least_effort = settings.kind == SamplerKind::Auto && !settings.splitting,
        .ends = settings.cluster.value_or(false) ? cost_of_clusters : cost_of_ends};
    TunedHmc tuned{.settings = {.integrator = integrator, .splitting = goal.splitting}};
    if (settings.step_size) {
        const double whole = std::ceil(goal.trajectory_length / *settings.step_size);
        tuned.settings.step_size = *settings.step_size;
        tuned.wanted_leapfrog = static_cast<Index>(std::min(whole, 1e12));
        tuned.settings.n_leapfrog =
            settings.leapfrog_steps.value_or(std::min(tuned.wanted_leapfrog, goal.max_leapfrog));
    } else {
        tuned = tune_hmc(action, metric, integrator, goal, start_of(gaussian, pilot), pilot);
    }
    if (integrator == Integrator::Rotation && !unit_masses) {
        tuned.settings.jitter = jitter_of_rotation;
    }
    choice.metric = word(settings.metric);
    choice.integrator = word(integrator);
    choice.jitter = tuned.settings.jitter;
    choice.step_size = tuned.settings.step_size;
    choice.n_leapfrog = tuned.settings.n_leapfrog;
    choice.splitting = tuned.settings.splitting;
    choice.explanation = explanation_of(settings, integrator, tuned);
    return std::make_unique<Hmc<>>(action, metric, tuned.settings);
}

}  // namespace feynet
