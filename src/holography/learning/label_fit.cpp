#include "feynet/holography/learning/label_fit.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

CurveData positive_data(
    const LayerResponses& layers,
    const LabelledPoints& points,
    double half_width,
    const BulkModel& model) {
    const LabelledPoints positive = points.positive();
    CurveData data{
        .source = positive.source.matrix(), .response = positive.response.matrix(), .error = {}};
    const Eigen::VectorXd slope = layers.amplification(model, data.source, data.response);
    data.error = half_width / std::sqrt(3.0) * slope.cwiseAbs().cwiseInverse();
    return data;
}

MetricFit fit_labels(
    const LayerResponses& layers,
    const LabelledPoints& points,
    double half_width,
    const BulkModel& start,
    const MetricFitSettings& settings) {
    require(half_width > 0.0, "half_width", "must be positive, got {}", half_width);
    constexpr int n_rounds = 3;
    MetricFit fit;
    BulkModel known = start;
    known.weights.metric = layers.depths().cwiseInverse();
    for (int i = 0; i < n_rounds; ++i) {
        fit = fit_metric(layers, positive_data(layers, points, half_width, known), known, settings);
        known = fit.model;
    }
    return fit;
}

}  // namespace feynet
