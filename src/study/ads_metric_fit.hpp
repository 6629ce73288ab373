#pragma once

#include "ads_metric_problem.hpp"
#include "feynet/holography/learning/metric_fit.hpp"
#include "feynet/io/summary.hpp"

#include <vector>

namespace feynet {

/// A metric fitted in the space of the data, with all that the report says of it.
struct AdsFit {
    CurveData data;
    MetricFit fit;
    Eigen::VectorXd depths;   ///< of the model
    Eigen::VectorXd lengths;  ///< of the bulk that each of them stands for
};

AdsFit fit_ads(const AdsMetricSettings& settings, const AdsProblem& problem);

/// Numbers, verdict, and what the data determine and what the prior.
NetworkRun fit_part(
    const AdsMetricSettings& settings, const AdsProblem& problem, const AdsFit& result);

/// Metric and band, data beside the model, residuals, singular values, resolution.
std::vector<Figure> fit_figures(const AdsProblem& problem, const AdsFit& result);

}  // namespace feynet
