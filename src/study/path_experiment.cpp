#include "feynet/study/path_experiment.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/network_bonds.hpp"
#include "feynet/path/action/path_bonds.hpp"
#include "feynet/path/potential/symmetry.hpp"
#include "feynet/sampler/alternation.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "feynet/sampler/gaussian_family.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "feynet/sampler/tempering.hpp"
#include "feynet/sampler/tempering_ladder.hpp"
#include "feynet/sampler/tuning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr Index shortest_pilot = 150;

SamplerKind resolve(SamplerKind wanted, const PathSystem& system) {
    if (wanted != SamplerKind::Auto) {
        return wanted;
    }
    return system.is_quadratic() ? SamplerKind::Exact : SamplerKind::Hmc;
}

}  // namespace

PathExperiment::PathExperiment(const PathSettings& settings, NetworkKind kind, std::uint16_t run)
    : kind_(kind) {
    const PathSystem system = settings.path_system();
    const double frequency = settings.gaussian_frequency();
    path_action_ = make_path_action(system);
    network_ = make_network(kind, system.grid(), system.rule(), system.mass(), frequency);
    unit_ = std::make_unique<DiagonalGaussian>(network_->n_weights());
    action_ = std::make_unique<NetworkAction>(*network_, *path_action_);

    SamplerSettings sampler = settings.sampler;
    choice_.kind = resolve(sampler.kind, system);
    // Exact draws are those of the action itself, whatever Ω the decay weights have.
    const bool is_exact = choice_.kind == SamplerKind::Exact;
    gaussian_ = network_->oscillator_part(
        system.rule(), system.mass(), is_exact ? system.quadratic_frequency() : frequency);
    if (sampler.kind == SamplerKind::Auto) {
        sampler.metric = MetricKind::Action;
        sampler.integrator = sampler.integrator.value_or(Integrator::Rotation);
    }
    const Stream pilot{.seed = settings.run.seed, .run = run, .phase = Phase::Pilot};
    switch (choice_.kind) {
        case SamplerKind::Metropolis:
            choose_metropolis(sampler, pilot);
            break;
        case SamplerKind::Exact:
            choose_exact();
            break;
        case SamplerKind::Tempering:
            choose_tempering(sampler, pilot);
            break;
        default:
            choose_hmc(sampler, pilot);
    }
    const bool tempers = choice_.kind == SamplerKind::Tempering;
    if (sampler.cluster.value_or(!tempers && twin_well(system.continuum_potential()).has_value())) {
        add_cluster_flips();
    }
}

Block PathExperiment::start(const Stream& stream) const {
    const StreamSource random(stream);
    const Index n = network_->n_weights();
    Block normals(lanes, n_replicas() * n);
    Block width(lanes, 1);
    random.normals(Purpose::Start, normals);
    random.uniforms(Purpose::StartWidth, width);
    const Lanes scale = 0.5 + width.col(0);
    Block state(lanes, n_replicas() * n);
    Block q(lanes, n);
    for (Index first = 0; first < state.cols(); first += n) {
        gaussian_->draw(normals.middleCols(first, n), q);
        state.middleCols(first, n) = gaussian_->mean() + (q.colwise() * scale);
    }
    return state;
}

void PathExperiment::choose_exact() {
    sampler_ = std::make_unique<ExactSampler>(*gaussian_);
    choice_.explanation = "the action is quadratic, so independent paths are drawn exactly";
}

void PathExperiment::choose_hmc(const SamplerSettings& settings, const Stream& pilot) {
    const bool unit_masses = settings.metric == MetricKind::Unit;
    const GaussianPart& metric = unit_masses ? *unit_ : *gaussian_;
    const Integrator integrator = settings.integrator.value_or(Integrator::Leapfrog);
    // A quarter period of the slowest mode; in the action metric every mode has period 2π.
    const double slowest = unit_masses ? slowest_time(*gaussian_) : 1.0;
    const TuningGoal goal{
        .acceptance = settings.acceptance,
        .trajectory_length = 0.5 * std::numbers::pi * slowest,
        .max_leapfrog = settings.max_leapfrog,
        .n_leapfrog = settings.leapfrog_steps,
        .n_trajectories = std::max(settings.warmup, shortest_pilot)};
    TunedHmc tuned{.settings = {.integrator = integrator}};
    if (settings.step_size) {
        const double whole = std::ceil(goal.trajectory_length / *settings.step_size);
        tuned.settings.step_size = *settings.step_size;
        tuned.wanted_leapfrog = static_cast<Index>(std::min(whole, 1e12));
        tuned.settings.n_leapfrog =
            settings.leapfrog_steps.value_or(std::min(tuned.wanted_leapfrog, goal.max_leapfrog));
    } else {
        tuned = tune_hmc(*action_, metric, integrator, goal, start(pilot), pilot);
    }
    choice_.metric = word(settings.metric);
    choice_.integrator = word(integrator);
    choice_.step_size = tuned.settings.step_size;
    choice_.n_leapfrog = tuned.settings.n_leapfrog;
    if (!settings.leapfrog_steps && tuned.wanted_leapfrog > goal.max_leapfrog) {
        choice_.explanation = fmt::format(
            "a quarter period of the slowest mode takes {} leapfrog steps; trajectories are cut at "
            "{}",
            tuned.wanted_leapfrog,
            goal.max_leapfrog);
    } else if (unit_masses) {
        choice_.explanation = "unit masses in weight space; step size tuned by a pilot run";
    } else {
        choice_.explanation = fmt::format(
            "masses from the Gaussian part of the action, M = AᵀKA{}",
            integrator == Integrator::Rotation ? "; the Gaussian motion is an exact rotation" : "");
    }
    sampler_ = std::make_unique<Hmc<>>(*action_, metric, tuned.settings);
}

/// The moves are those of hmc at λ = 1; smaller couplings have weaker kicks.
void PathExperiment::choose_tempering(const SamplerSettings& settings, const Stream& pilot) {
    SamplerSettings moves = settings;
    moves.integrator = Integrator::Rotation;
    choose_hmc(moves, pilot);
    family_ = std::make_unique<GaussianFamily>(
        *action_,
        *gaussian_,
        HmcSettings{
            .integrator = Integrator::Rotation,
            .step_size = choice_.step_size,
            .n_leapfrog = choice_.n_leapfrog});
    const TemperingLadder ladder = tune_tempering(*family_, settings.replicas, pilot);
    choice_.couplings = ladder.couplings;
    sampler_ = std::make_unique<Tempering>(*family_, ladder.couplings);
    choice_.explanation = fmt::format(
        "{} replicas between the action and its Gaussian part, which is drawn anew at every step",
        n_replicas());
}

void PathExperiment::choose_metropolis(const SamplerSettings& settings, const Stream& pilot) {
    const bool weights_are_nodes = network_->name() == word(NetworkKind::Site);
    if (settings.move == MoveKind::Node || weights_are_nodes) {
        moves_ = std::make_unique<NodeMoves>(*network_, *path_action_);
    } else {
        moves_ = std::make_unique<WeightMoves>(*network_, *path_action_);
    }
    Eigen::ArrayXd widths = conditional_widths(*moves_, gaussian_->mean());
    constexpr double half = 0.5;
    constexpr Index n_sweeps = 60;
    choice_.step_size = settings.step_size.value_or(0.0);
    if (!settings.step_size) {
        choice_.step_size = tune_metropolis(*moves_, widths, half, n_sweeps, start(pilot), pilot);
    }
    choice_.explanation = fmt::format(
        "one {} at a time, proposals {:.3g} conditional standard deviations wide",
        word(settings.move),
        choice_.step_size);
    widths *= choice_.step_size;
    sampler_ = std::make_unique<Metropolis>(*moves_, widths);
}

void PathExperiment::add_cluster_flips() {
    path_bonds_ = std::make_unique<PathBonds>(*path_action_);
    bonds_ = std::make_unique<NetworkBonds>(*network_, *path_bonds_);
    flips_ = std::make_unique<SwendsenWang>(*bonds_);
    mover_ = std::move(sampler_);
    sampler_ = std::make_unique<Alternation>(*mover_, *flips_);
    choice_.flips_clusters = true;
    choice_.explanation += "; clusters of signs are flipped after every step";
}

}  // namespace feynet
