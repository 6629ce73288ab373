#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// The polynomial of least squares through measured points, the curve from which the papers label
/// their data. It is a Chebyshev series on the range of the points: also high degrees are safe.
class PolynomialCurve {
public:
    /// @throws InvalidInput if degree is negative, there are not more points than the degree, or
    ///         all have one x
    PolynomialCurve(const Eigen::VectorXd& x, const Eigen::VectorXd& y, Index degree);

    double operator()(double x) const;

private:
    double low_;
    double high_;
    Eigen::VectorXd coefficients_;
};

}  // namespace feynet
