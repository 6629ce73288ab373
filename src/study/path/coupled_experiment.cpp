#include "feynet/study/path/coupled_experiment.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/network/mode_network.hpp"
#include "feynet/network/network_gaussian.hpp"
#include "feynet/sampler/exact_sampler.hpp"

namespace feynet {
namespace {

SamplerSettings resolved(SamplerSettings sampler, const CoupledSystem& system) {
    if (sampler.kind == SamplerKind::Auto) {
        sampler.kind = system.is_quadratic() ? SamplerKind::Exact : SamplerKind::Hmc;
        sampler.metric = MetricKind::Action;
        sampler.integrator = sampler.integrator.value_or(Integrator::Rotation);
    }
    return sampler;
}

/// Those of the run file, all coordinates alike, or the nearest oscillators.
NormalModes gaussian_modes(
    const CoupledSettings& settings, const CoupledSystem& system, SamplerKind sampler) {
    const std::optional<double> given = settings.path.network.decay_frequency;
    if (!given || sampler == SamplerKind::Exact) {
        return system.nearest_oscillators();
    }
    const Index d = system.dimensions();
    return {
        .directions = Eigen::MatrixXd::Identity(d, d),
        .frequencies = Eigen::ArrayXd::Constant(d, *given)};
}

std::unique_ptr<NetworkBundle> make_bundle(
    const CoupledSystem& system, NetworkKind kind, const NormalModes& modes) {
    NetworkBundle::Members members;
    for (const double frequency : modes.coordinate_frequencies()) {
        members.push_back(make_network(kind, system.grid(), Rule::Site, system.mass(), frequency));
    }
    return std::make_unique<NetworkBundle>(std::move(members));
}

/// The decay network of every normal mode: its weights are the noise of the coupled oscillators.
std::shared_ptr<const LinearNetwork> noise_of(
    const CoupledSystem& system, const NormalModes& modes) {
    NetworkBundle::Members members;
    for (const double frequency : modes.frequencies) {
        members.push_back(
            std::make_shared<DecayNetwork>(system.grid(), Rule::Site, system.mass(), frequency));
    }
    return std::make_shared<ModeNetwork>(
        "modes",
        std::make_shared<MatrixMixing>(modes.directions),
        NetworkBundle(std::move(members)));
}

}  // namespace

CoupledExperiment::CoupledExperiment(
    const CoupledSettings& settings,
    const CoupledSystem& system,
    NetworkKind kind,
    std::uint16_t run)
    : kind_(kind), path_action_(system) {
    const SamplerSettings sampler = resolved(settings.path.sampler, system);
    const NormalModes modes = gaussian_modes(settings, system, sampler.kind);
    networks_ = make_bundle(system, kind, modes);
    gaussian_ = std::make_unique<NetworkGaussian>(*networks_, noise_of(system, modes));
    unit_ = std::make_unique<DiagonalGaussian>(networks_->n_weights());
    action_ = std::make_unique<NetworkAction>(*networks_, path_action_);
    choice_.kind = sampler.kind;
    if (sampler.kind == SamplerKind::Exact) {
        sampler_ = std::make_unique<ExactSampler>(*gaussian_);
        choice_.explanation = "the action is quadratic, so independent paths are drawn exactly";
        return;
    }
    const Stream pilot{.seed = settings.path.run.seed, .run = run, .phase = Phase::Pilot};
    sampler_ = choose_hmc(*action_, *gaussian_, *unit_, sampler, pilot, choice_);
}

}  // namespace feynet
