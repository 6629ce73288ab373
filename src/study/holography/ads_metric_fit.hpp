#pragma once

#include "ads_metric_problem.hpp"
#include "feynet/holography/learning/metric_fit.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/optimize/sensitivity.hpp"

#include <vector>

namespace feynet {

/// A metric fitted in the space of the data, with all that the report says of it.
struct AdsFit {
    CurveData data;
    MetricFit fit;
    Eigen::VectorXd depths;   ///< of the model
    Eigen::VectorXd lengths;  ///< of the bulk that each of them stands for
};

/// Depths to look at, from near the horizon to the boundary.
Eigen::VectorXd shown_depths(const AdsFit& result);

/// What the data say on the modes of the metric.
Sensitivity sensitivity_of(const MetricFit& fit);

AdsFit fit_ads(const AdsMetricSettings& settings, const AdsProblem& problem);

/// Numbers, verdict, and what the data determine and what the prior.
NetworkRun fit_part(
    const AdsMetricSettings& settings, const AdsProblem& problem, const AdsFit& result);

/// Metric and band, data beside the model, residuals, singular values, resolution.
std::vector<Figure> fit_figures(const AdsProblem& problem, const AdsFit& result);

}  // namespace feynet
