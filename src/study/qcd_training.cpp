#include "qcd_training.hpp"

#include "epoch_words.hpp"
#include "feynet/holography/boundary/quark_boundary.hpp"
#include "feynet/sampler/chains.hpp"

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

TrainedModel QuarkTraining::train(
    Index i, const std::function<bool(const Epoch&)>& continues) const {
    const Stream stream{.seed = seed_, .first_chain = static_cast<std::uint32_t>(lanes * (i + 1))};
    BulkModel start;
    start.weights.metric = normal_start(
        Eigen::VectorXd::Constant(n_quark_layers, 4.0),
        Eigen::VectorXd::Constant(n_quark_layers, 3.0),
        stream);
    start.weights.mass_squared = -3.0;
    start.weights.coupling = 0.2;
    start.parameters = Eigen::VectorXd::Constant(1, 0.8);
    return train_on_labels(classifier_, points_, training_, std::move(start), stream, continues);
}

QuarkEnsemble train_quark_networks(
    const QuarkTraining& training, const QcdPlan& plan, const StudyHooks& hooks) {
    const Index n = plan.training.seeds;
    std::vector<TrainedModel> trained(static_cast<std::size_t>(n));
    for_each_block(n, hooks.execution.n_threads, [&](Index i) {
        Index epochs = 0;
        trained[static_cast<std::size_t>(i)] = training.train(i, [&](const Epoch& epoch) {
            hooks.execution.says(in_words(epoch));
            hooks.execution.progress(1, epoch.accuracy);
            ++epochs;
            return !(epochs >= patience && epoch.total() > stuck_loss) && !hooks.execution.stop();
        });
        hooks.execution.progress(plan.training.epochs - epochs, 0.0);
    });
    std::vector<Index> kept;
    for (Index i = 0; i < n; ++i) {
        const TrainedModel& one = trained[static_cast<std::size_t>(i)];
        if (one.is_finite && std::ssize(one.history) == plan.training.epochs &&
            one.last().total() < plan.training.keep) {
            kept.push_back(i);
        }
    }
    const Index n_kept = std::ssize(kept);
    QuarkEnsemble ensemble{
        Eigen::MatrixXd(n_kept, n_quark_layers),
        Eigen::VectorXd(n_kept),
        Eigen::VectorXd(n_kept),
        Eigen::VectorXd(n_kept)};
    for (Index k = 0; k < n_kept; ++k) {
        const TrainedModel& one =
            trained[static_cast<std::size_t>(kept[static_cast<std::size_t>(k)])];
        ensemble.metric.row(k) = one.model.weights.metric.transpose();
        ensemble.coupling(k) = one.model.weights.coupling;
        ensemble.radius(k) = one.model.parameters(0);
        ensemble.loss(k) = one.last().total();
    }
    return ensemble;
}

}  // namespace feynet
