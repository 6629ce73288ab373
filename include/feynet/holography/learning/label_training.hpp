#pragma once

#include "feynet/core/random.hpp"
#include "feynet/holography/learning/bulk_model.hpp"
#include "feynet/holography/learning/horizon_classifier.hpp"
#include "feynet/holography/learning/labelled_points.hpp"
#include "feynet/holography/learning/metric_penalty.hpp"
#include "feynet/optimize/adam.hpp"

#include <functional>
#include <vector>

namespace feynet {

/// How a network learns labels.
struct LabelTraining {
    Index batch = 10;    ///< points per step
    Index epochs = 100;  ///< passes over all points
    AdamSettings adam;
    MetricPenalty penalty;
    LearnedNumbers learned;
    double enough = 0.0;  ///< it ends after an epoch whose loss, penalty included, is below
};

/// One pass over the points, as the steps saw them.
struct Epoch {
    double loss = 0.0;      ///< mean over the steps of (mean |y − label|)²
    double penalty = 0.0;   ///< mean of E_reg
    double accuracy = 0.0;  ///< share of right answers
    Index n_blown = 0;      ///< points whose field grew past all bounds

    double total() const { return loss + penalty; }
};

/// What training ended with.
struct TrainedModel {
    BulkModel model;
    std::vector<Epoch> history;
    bool is_finite = true;  ///< false: a weight became infinite or NaN, and training ended there

    const Epoch& last() const { return history.back(); }
};

/// The numbers a network starts from, all independent and normal.
///
/// @param mean, spread  of each number, in the order of LearnedNumbers
/// @param stream        lane 0 of it; Purpose::StartWeight
Eigen::VectorXd normal_start(
    const Eigen::VectorXd& mean, const Eigen::VectorXd& spread, const Stream& stream);

/// A training on minibatches, epoch by epoch,
///
///     E = (mean |y − label|)² + E_reg,
///
/// with exact slopes and Adam. Every epoch goes through the points in an order of its own.
///
/// A field that grows past all bounds counts as y = 1 and has no slope, as has any that is far
/// outside the well; how many there were is in the history.
class LabelDescent {
public:
    /// @param classifier  must outlive the training
    /// @param stream      names the orders: Purpose::Shuffle, lane 0; trajectory is the epoch
    /// @throws InvalidInput unless batch and epochs are positive and there are points
    LabelDescent(
        const HorizonClassifier& classifier,
        LabelledPoints points,
        const LabelTraining& training,
        BulkModel start,
        const Stream& stream);

    const LabelledPoints& points() const { return points_; }
    const BulkModel& model() const { return model_; }
    const std::vector<Epoch>& history() const { return history_; }

    /// One epoch more.
    const Epoch& pass();

    /// Whether all epochs are done, the loss is low enough or a weight is no number any more.
    bool has_ended() const;

    TrainedModel result() const { return {model_, history_, model_.is_finite()}; }

    /// Names all that an epoch changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        std::vector<double> epochs = epochs_as_numbers();
        visit(numbers_, adam_, epochs);
        take_epochs(epochs);
    }

private:
    using Order = Eigen::Array<Index, Eigen::Dynamic, 1>;

    LabelMisfit step(const Eigen::Ref<const Order>& chosen, double& penalty);
    std::vector<double> epochs_as_numbers() const;
    void take_epochs(const std::vector<double>& numbers);

    const HorizonClassifier* classifier_;
    LabelledPoints points_;
    LabelTraining training_;
    BulkModel model_;
    Stream stream_;
    ModelSlopes slopes_;
    Eigen::VectorXd numbers_;
    Adam adam_;
    std::vector<Epoch> history_;
};

/// Trains to the end, as LabelDescent does.
///
/// @param continues asked after every epoch; false ends the training
/// @throws InvalidInput as LabelDescent
TrainedModel train_on_labels(
    const HorizonClassifier& classifier,
    const LabelledPoints& points,
    const LabelTraining& training,
    BulkModel start,
    const Stream& stream,
    const std::function<bool(const Epoch&)>& continues = [](const Epoch&) { return true; });

}  // namespace feynet
