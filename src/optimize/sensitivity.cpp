#include "feynet/optimize/sensitivity.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/SVD>

#include <algorithm>

namespace feynet {

Sensitivity::Sensitivity(const Eigen::MatrixXd& jacobian, const Eigen::VectorXd& prior_width)
    : prior_width_(prior_width) {
    const Index n = jacobian.cols();
    require(
        jacobian.size() > 0 && jacobian.allFinite(), "jacobian", "must be finite and not empty");
    require(
        prior_width.size() == n && (prior_width.array() > 0.0).all() && prior_width.allFinite(),
        "prior_width",
        "must be {} positive numbers",
        n);
    // with fewer points than parameters, rows of zeros say nothing and leave V square
    Eigen::MatrixXd scaled = Eigen::MatrixXd::Zero(std::max(jacobian.rows(), n), n);
    scaled.topRows(jacobian.rows()) = jacobian * prior_width.asDiagonal();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(scaled, Eigen::ComputeThinV);
    singular_values_ = svd.singularValues();
    directions_ = prior_width.asDiagonal() * svd.matrixV();
}

Index Sensitivity::n_determined() const {
    return (singular_values_.array() > 1.0).count();
}

Eigen::MatrixXd Sensitivity::covariance() const {
    const Eigen::VectorXd variance = (1.0 + singular_values_.array().square()).inverse();
    return directions_ * variance.asDiagonal() * directions_.transpose();
}

Eigen::MatrixXd Sensitivity::resolution() const {
    const Eigen::ArrayXd squares = singular_values_.array().square();
    const Eigen::VectorXd kept = squares / (1.0 + squares);
    const Eigen::VectorXd inverse_variance = prior_width_.array().square().inverse();
    return directions_ * kept.asDiagonal() * directions_.transpose() *
           inverse_variance.asDiagonal();
}

}  // namespace feynet
