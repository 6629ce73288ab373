#include "layer_span.hpp"

#include <Eigen/Eigenvalues>

namespace feynet {

Eigen::MatrixXd covariance_span(const Eigen::MatrixXd& covariance) {
    constexpr double rounding = 1e-13;
    const Index k = covariance.rows();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
    const Eigen::VectorXd& values = solver.eigenvalues();
    Index rank = 0;
    while (rank < k && values[k - 1 - rank] > rounding * values[k - 1]) {
        ++rank;
    }
    return solver.eigenvectors().rightCols(rank) * values.tail(rank).cwiseSqrt().asDiagonal();
}

Eigen::MatrixXd layer_covariance(const LayerPrior& prior, const Inputs& inputs) {
    const Index k = inputs.cols();
    Eigen::MatrixXd covariance(k, k);
    for (Index i = 0; i < k; ++i) {
        for (Index j = 0; j < k; ++j) {
            covariance(i, j) = prior.covariance(inputs.col(i), inputs.col(j));
        }
    }
    return covariance;
}

}  // namespace feynet
