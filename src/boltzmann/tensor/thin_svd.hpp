#pragma once

#include <Eigen/Core>

namespace feynet {

/// M = U diag(σ) V†, σ falling, as many of them as the smaller side of M.
template <typename Matrix>
struct ThinSvd {
    Matrix left;             ///< U
    Eigen::VectorXd values;  ///< σ
    Matrix right;            ///< V
};

ThinSvd<Eigen::MatrixXcd> thin_svd(const Eigen::MatrixXcd& matrix);
ThinSvd<Eigen::MatrixXd> thin_svd(const Eigen::MatrixXd& matrix);

}  // namespace feynet
