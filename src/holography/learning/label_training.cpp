#include "feynet/holography/learning/label_training.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <cstdint>
#include <utility>

namespace feynet {
namespace {

using Order = Eigen::Array<Index, Eigen::Dynamic, 1>;

/// A random order of n points: Fisher and Yates, with 32 bits for each.
Order shuffled(Index n, const Stream& stream) {
    Order order = Order::LinSpaced(n, 0, n - 1);
    Engine words(stream, Purpose::Shuffle);
    for (Index i = n - 1; i > 0; --i) {
        const std::uint64_t scaled = std::uint64_t{words()} * static_cast<std::uint64_t>(i + 1);
        std::swap(order(i), order(static_cast<Index>(scaled >> 32U)));
    }
    return order;
}

/// The steps of one training.
class Descent {
public:
    Descent(
        const HorizonClassifier& classifier,
        const LabelledPoints& points,
        const LabelTraining& training,
        BulkModel start)
        : classifier_(classifier),
          points_(points),
          training_(training),
          model_(std::move(start)),
          slopes_(ModelSlopes::zero(model_)),
          numbers_(training.learned.list(model_)),
          adam_(numbers_.size(), training.adam) {}

    const BulkModel& model() const { return model_; }

    Epoch pass(const Stream& stream) {
        const Order order = shuffled(points_.size(), stream);
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
        return epoch;
    }

private:
    LabelMisfit step(const Eigen::Ref<const Order>& chosen, double& penalty) {
        slopes_.set_zero();
        const LabelMisfit misfit = classifier_.add_slopes(model_, points_, chosen, slopes_);
        // E = (D/n)²: ∂E = 2 D/n² ∂D.
        const auto n = static_cast<double>(misfit.n_points);
        Eigen::VectorXd gradient =
            2.0 * misfit.distance / (n * n) * training_.learned.gradient(slopes_);
        const Eigen::VectorXd& metric = model_.weights.metric;
        penalty += training_.penalty.add(
            classifier_.network().depths(), metric, gradient.head(metric.size()));
        adam_.step(gradient, numbers_);
        training_.learned.put(numbers_, model_);
        return misfit;
    }

    const HorizonClassifier& classifier_;
    const LabelledPoints& points_;
    const LabelTraining& training_;
    BulkModel model_;
    ModelSlopes slopes_;
    Eigen::VectorXd numbers_;
    Adam adam_;
};

}  // namespace

Eigen::VectorXd normal_start(
    const Eigen::VectorXd& mean, const Eigen::VectorXd& spread, const Stream& stream) {
    Block normals(lanes, mean.size());
    fill_normals(stream, Purpose::StartWeight, normals);
    return mean + spread.cwiseProduct(normals.row(0).matrix().transpose());
}

TrainedModel train_on_labels(
    const HorizonClassifier& classifier,
    const LabelledPoints& points,
    const LabelTraining& training,
    BulkModel start,
    const Stream& stream,
    const std::function<bool(const Epoch&)>& continues) {
    require(training.batch >= 1, "batch", "must be positive, got {}", training.batch);
    require(training.epochs >= 1, "epochs", "must be positive, got {}", training.epochs);
    require(points.size() >= 1, "points", "must not be empty");
    Descent descent(classifier, points, training, std::move(start));
    TrainedModel trained;
    Stream orders = stream;
    for (Index i = 0; i < training.epochs; ++i) {
        orders.trajectory = static_cast<std::uint32_t>(i);
        trained.history.push_back(descent.pass(orders));
        trained.is_finite = descent.model().is_finite();
        if (!trained.is_finite || !continues(trained.last()) ||
            trained.last().total() < training.enough) {
            break;
        }
    }
    trained.model = descent.model();
    return trained;
}

}  // namespace feynet
