#include "feynet/holography/learning/polynomial_curve.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/QR>

namespace feynet {

PolynomialCurve::PolynomialCurve(const Eigen::VectorXd& x, const Eigen::VectorXd& y, Index degree) {
    require(degree >= 0, "degree", "must not be negative, got {}", degree);
    require(
        x.size() > degree && y.size() == x.size(),
        "degree",
        "must be less than the number of points, {}, got {}",
        x.size(),
        degree);
    low_ = x.minCoeff();
    high_ = x.maxCoeff();
    require(low_ < high_ || degree == 0, "x", "must have different values");
    Eigen::MatrixXd table(x.size(), degree + 1);
    for (Index k = 0; k <= degree; ++k) {
        coefficients_ = Eigen::VectorXd::Unit(degree + 1, k);
        table.col(k) = x.unaryExpr([this](double at) { return (*this)(at); });
    }
    coefficients_ = table.colPivHouseholderQr().solve(y);
}

double PolynomialCurve::operator()(double x) const {
    // Clenshaw's recurrence.
    const double t = high_ > low_ ? (2.0 * x - low_ - high_) / (high_ - low_) : 0.0;
    double next = 0.0;
    double after = 0.0;
    for (Index k = coefficients_.size() - 1; k > 0; --k) {
        const double here = coefficients_(k) + 2.0 * t * next - after;
        after = next;
        next = here;
    }
    return coefficients_(0) + t * next - after;
}

}  // namespace feynet
