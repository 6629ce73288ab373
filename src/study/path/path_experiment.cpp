#include "feynet/study/path/path_experiment.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/decay_action.hpp"
#include "feynet/network/network_bonds.hpp"
#include "feynet/path/action/path_bonds.hpp"
#include "feynet/path/action/site_rest.hpp"
#include "feynet/path/potential/symmetry.hpp"
#include "feynet/path/update/staging.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "feynet/sampler/gaussian_family.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "feynet/sampler/rotation_hmc.hpp"
#include "feynet/sampler/schedule.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "feynet/sampler/tempering.hpp"
#include "feynet/sampler/tempering_ladder.hpp"
#include "feynet/sampler/tuning.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

SamplerKind resolve(SamplerKind wanted, const PathSystem& system) {
    if (wanted != SamplerKind::Auto) {
        return wanted;
    }
    return system.is_quadratic() ? SamplerKind::Exact : SamplerKind::Hmc;
}

/// The rotation with what was tuned.
HmcSettings rotation_of(const SamplerChoice& choice) {
    return {
        .integrator = Integrator::Rotation,
        .step_size = choice.step_size,
        .n_leapfrog = choice.n_leapfrog,
        .jitter = choice.jitter,
        .splitting = choice.splitting};
}

}  // namespace

PathExperiment::PathExperiment(const PathSettings& settings, NetworkKind kind, std::uint16_t run)
    : kind_(kind) {
    const PathSystem system = settings.path_system();
    const double frequency = settings.sampling_frequency();
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
    const bool tempers = choice_.kind == SamplerKind::Tempering;
    if (!sampler.cluster) {
        sampler.cluster = !tempers && twin_well(system.continuum_potential()).has_value();
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
        case SamplerKind::Staging:
            choose_staging(system, frequency, pilot);
            break;
        default:
            sampler_ = choose_hmc(*action_, *gaussian_, *unit_, sampler, pilot, choice_);
            rotate_in_decay_weights(system, frequency);
    }
    if (*sampler.cluster) {
        add_cluster_flips();
    }
}

Block PathExperiment::start(const Stream& stream) const {
    return start_of(*gaussian_, stream, n_replicas());
}

/// The same chain in fewer passes over memory, where the weights are the noise of the oscillator
/// that is rotated.
void PathExperiment::rotate_in_decay_weights(const PathSystem& system, double frequency) {
    const auto* decay = dynamic_cast<const DecayNetwork*>(network_.get());
    if (decay == nullptr || choice_.integrator != word(Integrator::Rotation)) {
        return;
    }
    if (auto rest = site_rest(system, frequency)) {
        split_action_ = std::make_unique<DecayAction>(*decay, std::move(rest));
        sampler_ = std::make_unique<RotationHmc>(*split_action_, rotation_of(choice_));
    }
}

void PathExperiment::choose_staging(
    const PathSystem& system, double frequency, const Stream& pilot) {
    const Index length = tune_staging(system, frequency, start(pilot), pilot);
    sampler_ = std::make_unique<Staging>(system, frequency, length);
    choice_.explanation = fmt::format(
        "segments of {} links drawn anew from the bridge of the nearest oscillator", length);
}

void PathExperiment::choose_exact() {
    sampler_ = std::make_unique<ExactSampler>(*gaussian_);
    choice_.explanation = "the action is quadratic, so independent paths are drawn exactly";
}

/// The moves are those of hmc at λ = 1; smaller couplings have weaker kicks.
void PathExperiment::choose_tempering(const SamplerSettings& settings, const Stream& pilot) {
    SamplerSettings moves = settings;
    moves.integrator = Integrator::Rotation;
    sampler_ = choose_hmc(*action_, *gaussian_, *unit_, moves, pilot, choice_);
    family_ = std::make_unique<GaussianFamily>(*action_, *gaussian_, rotation_of(choice_));
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
    sampler_ = std::make_unique<Schedule>(std::vector<Turn>{{*mover_}, {*flips_}});
    choice_.flips_clusters = true;
    choice_.explanation += "; clusters of signs are flipped after every step";
}

}  // namespace feynet
