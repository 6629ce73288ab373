#include "feynet/study/field/field_experiment.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/field/update/node_update.hpp"
#include "feynet/field/update/over_relaxation.hpp"
#include "feynet/sampler/exact_sampler.hpp"
#include "feynet/sampler/metropolis.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "feynet/sampler/tuning.hpp"
#include "feynet/sampler/wolff.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// "hmc, wolff 5".
std::string schedule_text(const std::vector<FieldUpdate>& updates) {
    std::string text;
    for (const FieldUpdate& update : updates) {
        const TomlValue words = ParameterType<FieldUpdate>::to(update);
        text += fmt::format("{}{}", text.empty() ? "" : ", ", text_from("updates", words));
    }
    return text;
}

}  // namespace

FieldExperiment::FieldExperiment(
    const FieldSettings& settings, FieldNetworkKind kind, double mass_squared, std::uint16_t run)
    : kind_(kind),
      free_field_{
          .lattice = settings.lattice(),
          .n_components = settings.system.components,
          .stiffness = settings.couplings().stiffness,
          .mass_squared = mass_squared},
      field_action_(settings.lattice(), settings.couplings(), settings.system.components),
      network_(make_field_network(kind, free_field_)),
      gaussian_(free_field_part(kind, *network_, free_field_)),
      unit_(std::make_unique<DiagonalGaussian>(network_->n_weights())),
      action_(std::make_unique<NetworkAction>(*network_, field_action_)) {
    const Stream pilot{.seed = settings.run.seed, .run = run, .phase = Phase::Pilot};
    const std::vector<FieldUpdate> updates = settings.updates();
    for (const FieldUpdate& update : updates) {
        add_update(settings, update, pilot);
    }
    if (updates.size() > 1) {
        const std::string& how = choice_.explanation;
        choice_.explanation =
            fmt::format("a step is {}{}{}", schedule_text(updates), how.empty() ? "" : "; ", how);
    }
    sampler_ = std::make_unique<Schedule>(turns_);
}

const Sampler& FieldExperiment::keep(std::unique_ptr<Sampler> sampler) {
    samplers_.push_back(std::move(sampler));
    return *samplers_.back();
}

const Sampler& FieldExperiment::keep_node_update(std::unique_ptr<Sampler> sampler) {
    return keep(std::make_unique<NodeUpdate>(*network_, keep(std::move(sampler))));
}

void FieldExperiment::add_update(
    const FieldSettings& settings, const FieldUpdate& update, const Stream& pilot) {
    const auto turn = [&](const Sampler& sampler) { turns_.push_back({sampler, update.times}); };
    switch (update.kind) {
        case UpdateKind::Hmc: {
            choice_.kind = SamplerKind::Hmc;
            turn(keep(choose_hmc(*action_, *gaussian_, *unit_, settings.hmc(), pilot, choice_)));
            if (settings.sampler.updates.empty()) {
                choice_.explanation +=
                    "; updates chosen: trajectories move the moduli, and clusters flip the signs, "
                    "which are slowest near the critical point";
            }
            break;
        }
        case UpdateKind::Exact:
            choice_.kind = SamplerKind::Exact;
            choice_.explanation = "the field is free, so independent fields are drawn exactly";
            turn(keep(std::make_unique<ExactSampler>(*gaussian_)));
            break;
        case UpdateKind::Metropolis:
            turn(add_metropolis(settings, pilot));
            break;
        case UpdateKind::Overrelaxation:
            turn(keep_node_update(std::make_unique<OverRelaxation>(field_action_)));
            break;
        default:
            add_clusters(update);
    }
}

/// Proposals of one width at all sites, in units of the free field's conditional one.
const Sampler& FieldExperiment::add_metropolis(const FieldSettings& settings, const Stream& pilot) {
    constexpr double half = 0.5;
    constexpr Index n_sweeps = 60;
    const auto n_directions = static_cast<double>(free_field_.lattice.n_dimensions());
    const double precision =
        2.0 * free_field_.stiffness * (2.0 * n_directions + free_field_.mass_squared);
    const Eigen::ArrayXd widths =
        Eigen::ArrayXd::Constant(field_action_.n_moves(), 1.0 / std::sqrt(precision));
    Block field;
    network_->evaluate(start(pilot), field);
    const double factor =
        settings.sampler.step_size.value_or(0.0) > 0.0
            ? *settings.sampler.step_size
            : tune_metropolis(field_action_, widths, half, n_sweeps, field, pilot);
    if (turns_.empty()) {
        choice_.kind = SamplerKind::Metropolis;
        choice_.step_size = factor;
        choice_.explanation = fmt::format(
            "checkerboard sweeps, proposals {:.3g} conditional standard deviations wide", factor);
    }
    return keep_node_update(std::make_unique<Metropolis>(field_action_, factor * widths));
}

/// The signs of every component in turn.
void FieldExperiment::add_clusters(const FieldUpdate& update) {
    for (Index c = 0; c < free_field_.n_components; ++c) {
        bonds_.push_back(std::make_unique<FieldBonds>(field_action_, c));
        std::unique_ptr<Sampler> clusters;
        if (update.kind == UpdateKind::Wolff) {
            clusters = std::make_unique<Wolff>(*bonds_.back());
        } else {
            clusters = std::make_unique<SwendsenWang>(*bonds_.back());
        }
        turns_.push_back({keep_node_update(std::move(clusters)), update.times});
    }
    choice_.flips_clusters = true;
}

}  // namespace feynet
