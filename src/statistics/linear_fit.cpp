#include "feynet/statistics/linear_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/distribution.hpp"

#include <Eigen/QR>

#include <cmath>

namespace feynet {

double LinearFit::error(Index j) const {
    return std::sqrt(covariance(j, j));
}

LinearFit fit_linear(
    const Eigen::MatrixXd& law, const Eigen::VectorXd& y, const Eigen::VectorXd& errors) {
    const Index n = law.rows();
    const Index n_parameters = law.cols();
    require(
        n_parameters >= 1 && n >= n_parameters,
        "law",
        "must have at least as many points as parameters, got {} and {}",
        n,
        n_parameters);
    require(y.size() == n && errors.size() == n, "y", "must be {} numbers with errors", n);
    require((errors.array() > 0.0).all(), "errors", "must be positive");
    require(
        law.allFinite() && y.allFinite() && errors.allFinite(), "y", "must be finite, as the law");
    const Eigen::VectorXd weights = errors.cwiseInverse();
    const Eigen::MatrixXd whitened = weights.asDiagonal() * law;
    const Eigen::VectorXd target = weights.cwiseProduct(y);
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(whitened);
    require(qr.rank() == n_parameters, "law", "must tell its {} parameters apart", n_parameters);
    const Eigen::MatrixXd inverse = qr.solve(Eigen::MatrixXd::Identity(n, n));
    LinearFit fit;
    fit.theta = inverse * target;
    fit.covariance = inverse * inverse.transpose();
    fit.chi_squared = (whitened * fit.theta - target).squaredNorm();
    fit.dof = n - n_parameters;
    if (fit.dof > 0) {
        fit.p = chi_squared_survival(fit.chi_squared, static_cast<double>(fit.dof));
    }
    return fit;
}

}  // namespace feynet
