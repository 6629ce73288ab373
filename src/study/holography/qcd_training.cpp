#include "qcd_training.hpp"

#include "feynet/holography/boundary/quark_boundary.hpp"
#include "label_epochs.hpp"

#include <Eigen/QR>

#include <memory>
#include <utility>
#include <vector>

namespace feynet {
namespace {

/// The cubic through the data of which the paper makes its labels.
Eigen::VectorXd cubic_of(const ChiralData& data) {
    Eigen::MatrixXd powers(data.mass.size(), 4);
    for (Index k = 0; k < 4; ++k) {
        powers.col(k) = data.mass.array().pow(static_cast<double>(k));
    }
    return powers.colPivHouseholderQr().solve(data.condensate);
}

/// After so many epochs a network that answers the same to everything will not learn any more.
constexpr Index patience = 300;
constexpr double stuck_loss = 0.2495;

bool is_stuck(const LabelDescent& descent) {
    return std::ssize(descent.history()) >= patience &&
           descent.history().back().total() > stuck_loss;
}

/// The epochs of a network, until it is stuck.
struct QuarkEpochs {
    LabelEpochs epochs;

    Lanes step(Index i) {
        return is_stuck(epochs.descent()) ? Lanes::Zero().eval() : epochs.step(i);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        epochs.visit_state(visit);
    }
};

/// The networks that learned, as rows.
QuarkEnsemble ensemble_of(const std::vector<TrainedModel>& kept) {
    const Index n_kept = std::ssize(kept);
    QuarkEnsemble ensemble{
        Eigen::MatrixXd(n_kept, n_quark_layers),
        Eigen::VectorXd(n_kept),
        Eigen::VectorXd(n_kept),
        Eigen::VectorXd(n_kept)};
    for (Index k = 0; k < n_kept; ++k) {
        const TrainedModel& one = kept[static_cast<std::size_t>(k)];
        ensemble.metric.row(k) = one.model.weights.metric.transpose();
        ensemble.coupling(k) = one.model.weights.coupling;
        ensemble.radius(k) = one.model.parameters(0);
        ensemble.loss(k) = one.last().total();
    }
    return ensemble;
}

}  // namespace

QuarkTraining::QuarkTraining(const QcdPlan& plan, std::uint64_t seed)
    : classifier_(
          BulkNetwork(1.0, 1.0 / n_quark_layers, n_quark_layers, euler_rule()),
          std::make_shared<QuarkBoundary>(1.0),
          HorizonOutput::Momentum,
          HorizonGate()),
      seed_(seed) {
    const QcdTrainingSettings& settings = plan.training;
    training_.batch = settings.batch;
    training_.epochs = settings.epochs;
    training_.adam.rate = settings.rate;
    training_.penalty = {
        .smoothness = settings.smoothness,
        .anchors = {{.depth = 0, .target = 4.0, .strength = settings.anchor}}};
    training_.learned.coupling = true;
    const Eigen::VectorXd cubic = cubic_of(plan.data);
    const Index last = plan.data.mass.size() - 1;
    // The window of the paper, 0.022 GeV and 0.11 GeV³, for the data of the paper.
    points_ = draw_labelled(
        {.source_low = 0.0,
         .source_high = 0.022 / 0.021554 * plan.data.mass(last),
         .response_low = 0.0,
         .response_high = 0.11 / 0.102948908 * plan.data.condensate(last),
         .n_of_each = settings.points},
        near_curve(
            [cubic](double m) { return cubic(0) + m * (cubic(1) + m * (cubic(2) + m * cubic(3))); },
            settings.spread),
        Stream{.seed = seed});
}

LabelDescent QuarkTraining::network(Index i) const {
    const Stream stream{.seed = seed_, .first_chain = static_cast<std::uint32_t>(lanes * (i + 1))};
    BulkModel start;
    start.weights.metric = normal_start(
        Eigen::VectorXd::Constant(n_quark_layers, 4.0),
        Eigen::VectorXd::Constant(n_quark_layers, 3.0),
        stream);
    start.weights.mass_squared = -3.0;
    start.weights.coupling = 0.2;
    start.parameters = Eigen::VectorXd::Constant(1, 0.8);
    return {classifier_, points_, training_, std::move(start), stream};
}

QuarkEnsemble train_quark_networks(
    const QuarkTraining& training, const QcdPlan& plan, const StudyHooks& hooks) {
    const Execution& execution = hooks.execution;
    std::vector<TrainedModel> trained(static_cast<std::size_t>(plan.training.seeds));
    const double seconds = run_steps(
        plan.training.seeds,
        plan.training.epochs,
        execution,
        [&](Index i) { return QuarkEpochs{LabelEpochs(i, training.network(i), execution)}; },
        [&](const QuarkEpochs& done) {
            trained[static_cast<std::size_t>(done.epochs.number())] =
                done.epochs.descent().result();
        });
    std::vector<TrainedModel> kept;
    for (TrainedModel& one : trained) {
        if (one.is_finite && std::ssize(one.history) == plan.training.epochs &&
            one.last().total() < plan.training.keep) {
            kept.push_back(std::move(one));
        }
    }
    QuarkEnsemble ensemble = ensemble_of(kept);
    ensemble.seconds = seconds;
    return ensemble;
}

}  // namespace feynet
