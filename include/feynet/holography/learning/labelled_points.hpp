#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/random.hpp"
#include "feynet/holography/bulk_network.hpp"
#include "feynet/holography/learning/horizon_output.hpp"

#include <Eigen/Core>

#include <functional>
#include <string_view>

namespace feynet {

/// Pairs at the boundary with the answer a network is to learn: label 0 for those that occur in
/// nature, 1 for those that do not. All lists have one length.
struct LabelledPoints {
    Eigen::ArrayXd source;
    Eigen::ArrayXd response;
    Eigen::ArrayXd label;

    Index size() const { return label.size(); }

    /// Those that occur in nature.
    LabelledPoints positive() const;
};

/// The rectangle from which pairs are drawn, uniformly, and how many of either label.
struct PointWindow {
    double source_low = 0.0;
    double source_high = 1.0;
    double response_low = 0.0;
    double response_high = 1.0;
    Index n_of_each = 1000;
};

/// Says which of eight pairs occur in nature; noise is a standard normal for each of them.
using NatureOfPoints = std::function<Eigen::Array<bool, lanes, 1>(
    const Lanes& source, const Lanes& response, const Lanes& noise)>;

/// Pairs drawn until there are so many of either label, first those with label 0.
///
/// @param stream  names the random numbers, Purpose::DataPoint and Purpose::DataNoise
/// @throws InvalidInput if the window is empty, n_of_each < 1, or one label is met less than once
///         in 100 000 draws
LabelledPoints draw_labelled(
    const PointWindow& window, const NatureOfPoints& occurs, const Stream& stream);

/// Occurs if |F| < ε at the horizon, the pair being φ, π at the boundary of a known bulk.
NatureOfPoints regular_at_horizon(
    const BulkNetwork& network,
    const BulkWeights& weights,
    HorizonOutput output,
    double half_width);

/// Occurs if |response − f(source)| < |noise| · spread: data with a scatter around a curve.
NatureOfPoints near_curve(std::function<double(double)> curve, double spread);

}  // namespace feynet
