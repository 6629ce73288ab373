#pragma once

#include "feynet/holography/metric/linear_metric.hpp"

#include <Eigen/Core>

namespace feynet {

/// What a polynomial metric is a polynomial of.
enum class PolynomialVariable {
    Depth,         ///< x = η, from the horizon
    BoundaryDepth  ///< x = 1 − η, from the boundary at η = 1
};

/// Metrics that are a polynomial, without a horizon of their own:
///
///     h(η) = Σₖ cₖ xᵏ,  k ≤ degree,   x = η or 1 − η.
///
/// Source  degree 8 in 1 − η: Hashimoto, Hu, You, arXiv:2006.00712
class PolynomialMetric : public LinearMetric {
public:
    /// @param depths  where h is wanted
    /// @throws InvalidInput unless 0 ≤ degree ≤ 50
    PolynomialMetric(const Eigen::VectorXd& depths, Index degree, PolynomialVariable variable);
};

}  // namespace feynet
