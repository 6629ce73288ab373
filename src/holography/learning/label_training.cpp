#include "feynet/holography/learning/label_training.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace feynet {
namespace {

/// A random order of n points: Fisher and Yates, with 32 bits for each.
Eigen::Array<Index, Eigen::Dynamic, 1> shuffled(Index n, const Stream& stream) {
    Eigen::Array<Index, Eigen::Dynamic, 1> order;
    order.setLinSpaced(n, 0, n - 1);
    Engine words(stream, Purpose::Shuffle);
    for (Index i = n - 1; i > 0; --i) {
        const std::uint64_t scaled = std::uint64_t{words()} * static_cast<std::uint64_t>(i + 1);
        std::swap(order(i), order(static_cast<Index>(scaled >> 32U)));
    }
    return order;
}

}  // namespace

Eigen::VectorXd normal_start(
    const Eigen::VectorXd& mean, const Eigen::VectorXd& spread, const Stream& stream) {
    Block normals(lanes, mean.size());
    fill_normals(stream, Purpose::StartWeight, normals);
    return mean + spread.cwiseProduct(normals.row(0).matrix().transpose());
}

LabelDescent::LabelDescent(
    const HorizonClassifier& classifier,
    LabelledPoints points,
    const LabelTraining& training,
    BulkModel start,
    const Stream& stream)
    : classifier_(&classifier),
      points_(std::move(points)),
      training_(training),
      model_(std::move(start)),
      stream_(stream),
      slopes_(ModelSlopes::zero(model_)),
      numbers_(training.learned.list(model_)),
      adam_(numbers_.size(), training.adam) {
    require(training.batch >= 1, "batch", "must be positive, got {}", training.batch);
    require(training.epochs >= 1, "epochs", "must be positive, got {}", training.epochs);
    require(points_.size() >= 1, "points", "must not be empty");
}

const Epoch& LabelDescent::pass() {
    stream_.trajectory = static_cast<std::uint32_t>(history_.size());
    const Order order = shuffled(points_.size(), stream_);
    Epoch epoch;
    LabelMisfit all;
    Index steps = 0;
    for (Index first = 0; first < order.size(); first += training_.batch, ++steps) {
        const Index n = std::min(training_.batch, order.size() - first);
        const LabelMisfit some = step(order.segment(first, n), epoch.penalty);
        epoch.loss += some.loss();
        all.n_right += some.n_right;
        all.n_points += some.n_points;
        all.n_blown += some.n_blown;
    }
    epoch.loss /= static_cast<double>(steps);
    epoch.penalty /= static_cast<double>(steps);
    epoch.accuracy = all.accuracy();
    epoch.n_blown = all.n_blown;
    history_.push_back(epoch);
    return history_.back();
}

LabelMisfit LabelDescent::step(const Eigen::Ref<const Order>& chosen, double& penalty) {
    slopes_.set_zero();
    const LabelMisfit misfit = classifier_->add_slopes(model_, points_, chosen, slopes_);
    // E = (D/n)²: ∂E = 2 D/n² ∂D.
    const auto n = static_cast<double>(misfit.n_points);
    Eigen::VectorXd gradient =
        2.0 * misfit.distance / (n * n) * training_.learned.gradient(slopes_);
    const Eigen::VectorXd& metric = model_.weights.metric;
    penalty += training_.penalty.add(
        classifier_->network().depths(), metric, gradient.head(metric.size()));
    adam_.step(gradient, numbers_);
    training_.learned.put(numbers_, model_);
    return misfit;
}

bool LabelDescent::has_ended() const {
    return std::ssize(history_) >= training_.epochs ||
           (!history_.empty() &&
            (!model_.is_finite() || history_.back().total() < training_.enough));
}

std::vector<double> LabelDescent::epochs_as_numbers() const {
    std::vector<double> numbers;
    for (const Epoch& epoch : history_) {
        numbers.insert(
            numbers.end(),
            {epoch.loss, epoch.penalty, epoch.accuracy, static_cast<double>(epoch.n_blown)});
    }
    return numbers;
}

void LabelDescent::take_epochs(const std::vector<double>& numbers) {
    constexpr std::size_t of_each = 4;
    history_.clear();
    for (std::size_t i = 0; i + of_each <= numbers.size(); i += of_each) {
        history_.push_back(
            {numbers[i], numbers[i + 1], numbers[i + 2], static_cast<Index>(numbers[i + 3])});
    }
    training_.learned.put(numbers_, model_);
}

TrainedModel train_on_labels(
    const HorizonClassifier& classifier,
    const LabelledPoints& points,
    const LabelTraining& training,
    BulkModel start,
    const Stream& stream,
    const std::function<bool(const Epoch&)>& continues) {
    LabelDescent descent(classifier, points, training, std::move(start), stream);
    while (!descent.has_ended()) {
        if (!continues(descent.pass())) {
            break;
        }
    }
    return descent.result();
}

}  // namespace feynet
