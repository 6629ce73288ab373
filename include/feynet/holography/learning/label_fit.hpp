#pragma once

#include "feynet/holography/learning/labelled_points.hpp"
#include "feynet/holography/learning/layer_responses.hpp"
#include "feynet/holography/learning/metric_fit.hpp"

namespace feynet {

/// The positive points as data: each response is off the curve F = 0 by an error of standard
/// deviation ε/(√3 |∂F/∂response|), since F is uniform in |F| < ε.
CurveData positive_data(
    const LayerResponses& layers,
    const LabelledPoints& points,
    double half_width,
    const BulkModel& model);

/// Fits a metric to the pairs that occur in nature, |F| < ε, as positive_data() has them. Their
/// errors depend on the metric: the fit is made three times.
///
/// To minimise ΣF² instead would favour metrics that amplify less, at any price.
///
/// @param points  their positive ones are used
MetricFit fit_labels(
    const LayerResponses& layers,
    const LabelledPoints& points,
    double half_width,
    const BulkModel& start,
    const MetricFitSettings& settings = {});

}  // namespace feynet
