#include "feynet/holography/metric/polynomial_metric.hpp"

#include "feynet/core/error.hpp"

namespace feynet {
namespace {

/// xᵏ, depths × (degree + 1).
Eigen::MatrixXd powers_of(
    const Eigen::VectorXd& depths, Index degree, PolynomialVariable variable) {
    require(degree >= 0 && degree <= 50, "degree", "must be 0 … 50, got {}", degree);
    Eigen::MatrixXd basis = Eigen::MatrixXd::Ones(depths.size(), degree + 1);
    for (Index n = 0; n < depths.size(); ++n) {
        const double x = variable == PolynomialVariable::Depth ? depths(n) : 1.0 - depths(n);
        for (Index k = 1; k <= degree; ++k) {
            basis(n, k) = basis(n, k - 1) * x;
        }
    }
    return basis;
}

}  // namespace

PolynomialMetric::PolynomialMetric(
    const Eigen::VectorXd& depths, Index degree, PolynomialVariable variable)
    : LinearMetric(Eigen::VectorXd::Zero(depths.size()), powers_of(depths, degree, variable)) {}

}  // namespace feynet
