#include "feynet/holography/learning/metric_penalty.hpp"

#include "feynet/core/powers.hpp"

#include <cassert>

namespace feynet {

double MetricPenalty::add(
    const Eigen::VectorXd& depths,
    const Eigen::Ref<const Eigen::VectorXd>& metric,
    Eigen::Ref<Eigen::VectorXd> slope) const {
    assert(metric.size() == depths.size() && slope.size() == depths.size());
    double penalty = 0.0;
    for (Index n = 0; n + 1 < depths.size(); ++n) {
        const double weight = smoothness * fourth_power(depths(n));
        const double rise = metric(n + 1) - metric(n);
        penalty += weight * square(rise);
        slope(n + 1) += 2.0 * weight * rise;
        slope(n) -= 2.0 * weight * rise;
    }
    for (const MetricAnchor& anchor : anchors) {
        const double distance = metric(anchor.depth) - anchor.target;
        penalty += anchor.strength * square(distance);
        slope(anchor.depth) += 2.0 * anchor.strength * distance;
    }
    return penalty;
}

}  // namespace feynet
