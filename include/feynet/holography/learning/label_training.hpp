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

/// Trains on minibatches,
///
///     E = (mean |y − label|)² + E_reg,
///
/// with exact slopes and Adam. Every epoch goes through the points in an order of its own.
///
/// A field that grows past all bounds counts as y = 1 and has no slope, as has any that is far
/// outside the well; how many there were is in the history.
///
/// @param stream    names the orders: Purpose::Shuffle, lane 0; trajectory is the epoch
/// @param continues asked after every epoch; false ends the training
/// @throws InvalidInput unless batch and epochs are positive and there are points
TrainedModel train_on_labels(
    const HorizonClassifier& classifier,
    const LabelledPoints& points,
    const LabelTraining& training,
    BulkModel start,
    const Stream& stream,
    const std::function<bool(const Epoch&)>& continues = [](const Epoch&) { return true; });

}  // namespace feynet
