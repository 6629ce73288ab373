#include "thin_svd.hpp"

#include <Eigen/SVD>

namespace feynet {
namespace {

template <typename Matrix>
ThinSvd<Matrix> decomposed(const Matrix& matrix) {
    const Eigen::JacobiSVD<Matrix> svd(matrix, Eigen::ComputeThinU | Eigen::ComputeThinV);
    return {svd.matrixU(), svd.singularValues(), svd.matrixV()};
}

}  // namespace

ThinSvd<Eigen::MatrixXcd> thin_svd(const Eigen::MatrixXcd& matrix) {
    return decomposed(matrix);
}

ThinSvd<Eigen::MatrixXd> thin_svd(const Eigen::MatrixXd& matrix) {
    return decomposed(matrix);
}

}  // namespace feynet
