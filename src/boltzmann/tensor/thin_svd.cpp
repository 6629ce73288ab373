#include "thin_svd.hpp"

#include <Eigen/SVD>

#include <cassert>
#include <complex>

namespace feynet {

ThinSvd<Eigen::MatrixXcd> thin_svd(const Eigen::MatrixXcd& matrix) {
    const Eigen::JacobiSVD<Eigen::MatrixXcd> svd(matrix, Eigen::ComputeThinU | Eigen::ComputeThinV);
    return {svd.matrixU(), svd.singularValues(), svd.matrixV()};
}

/// Rotations of a real matrix are real; a second decomposition would take longer to compile.
ThinSvd<Eigen::MatrixXd> thin_svd(const Eigen::MatrixXd& matrix) {
    const ThinSvd<Eigen::MatrixXcd> svd =
        thin_svd(Eigen::MatrixXcd(matrix.cast<std::complex<double>>()));
    assert(svd.left.imag().isZero(0.0) && svd.right.imag().isZero(0.0));
    return {svd.left.real(), svd.values, svd.right.real()};
}

}  // namespace feynet
