#include "feynet/holography/learning/label_fit.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

MetricFit fit_labels(
    const LayerResponses& model,
    const LabelledPoints& points,
    double half_width,
    const BulkModel& start,
    const MetricFitSettings& settings) {
    require(half_width > 0.0, "half_width", "must be positive, got {}", half_width);
    constexpr int n_rounds = 3;
    const LabelledPoints positive = points.positive();
    CurveData data{
        .source = positive.source.matrix(), .response = positive.response.matrix(), .error = {}};
    MetricFit fit;
    BulkModel known = start;
    known.weights.metric = model.depths().cwiseInverse();
    for (int i = 0; i < n_rounds; ++i) {
        const Eigen::VectorXd slope = model.amplification(known, data.source, data.response);
        data.error = half_width / std::sqrt(3.0) * slope.cwiseAbs().cwiseInverse();
        fit = fit_metric(model, data, known, settings);
        known = fit.model;
    }
    return fit;
}

}  // namespace feynet
