#include "feynet/statistics/generalised_eigenvalues.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

#include <cassert>

namespace feynet {

std::optional<GeneralisedEigenvalues> generalised_eigenvalues(
    const Eigen::MatrixXd& c, const Eigen::MatrixXd& c0) {
    constexpr double least_pivot = 1e-12;
    assert(c.rows() == c.cols() && c.rows() == c0.rows() && c.cols() == c0.cols());
    const Eigen::VectorXd diagonal = c0.diagonal();
    if (!c.allFinite() || !c0.allFinite() || !(diagonal.minCoeff() > 0.0)) {
        return std::nullopt;
    }
    const Eigen::VectorXd scale = diagonal.cwiseSqrt().cwiseInverse();
    const Eigen::MatrixXd scaled = scale.asDiagonal() * c0 * scale.asDiagonal();
    const Eigen::LLT<Eigen::MatrixXd> cholesky(scaled);
    // a pivot of Cholesky's elimination is no smaller than the least eigenvalue
    const Eigen::MatrixXd lower = cholesky.matrixL();
    if (cholesky.info() != Eigen::Success ||
        !(lower.diagonal().cwiseAbs2().minCoeff() > least_pivot)) {
        return std::nullopt;
    }
    const auto triangle = lower.triangularView<Eigen::Lower>();
    Eigen::MatrixXd whitened = scale.asDiagonal() * c * scale.asDiagonal();
    triangle.solveInPlace(whitened);
    triangle.transpose().solveInPlace<Eigen::OnTheRight>(whitened);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(whitened);

    GeneralisedEigenvalues result;
    result.values = solver.eigenvalues().reverse();
    result.vectors = solver.eigenvectors().rowwise().reverse();
    triangle.transpose().solveInPlace(result.vectors);
    result.vectors = scale.asDiagonal() * result.vectors;
    for (Eigen::Index n = 0; n < result.vectors.cols(); ++n) {
        Eigen::Index largest = 0;
        result.vectors.col(n).cwiseAbs().maxCoeff(&largest);
        if (result.vectors(largest, n) < 0.0) {
            result.vectors.col(n) *= -1.0;
        }
    }
    return result;
}

}  // namespace feynet
