#pragma once

#include "feynet/holography/metric/linear_metric.hpp"

#include <Eigen/Core>

namespace feynet {

/// Metrics that are a cubic spline through their values at knots,
///
///     h(κₖ) = cₖ,  k < K,
///
/// twice differentiable at all knots and three times at the second and the last but one, so that
/// every cubic is its own spline and the error of a smooth metric is O(gap⁴).
///
/// The parameters are values of h: what a prior on h or the papers' N(1/η, 1) speaks of.
class SplineMetric : public LinearMetric {
public:
    /// @param depths  where h is wanted, from the first knot to the last
    /// @param knots   κ, rising, at least four
    /// @throws InvalidInput if the knots do not rise, are fewer, or a depth lies outside of them
    SplineMetric(const Eigen::VectorXd& depths, const Eigen::VectorXd& knots);
};

}  // namespace feynet
