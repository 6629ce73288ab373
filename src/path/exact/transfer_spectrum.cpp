#include "transfer_spectrum.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace feynet {

TransferSpectrum::TransferSpectrum(const Eigen::MatrixXd& matrix) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
    const Eigen::VectorXd& eigenvalues = solver.eigenvalues();
    std::vector<Eigen::Index> order(static_cast<std::size_t>(eigenvalues.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Eigen::Index i, Eigen::Index j) {
        return std::abs(eigenvalues[i]) > std::abs(eigenvalues[j]);
    });
    first_ = eigenvalues[order.front()];
    ratios_ = eigenvalues(order).array() / first_;
    vectors_ = solver.eigenvectors()(Eigen::all, order);
}

Eigen::ArrayXd TransferSpectrum::power(Eigen::Index n) const {
    return ratios_.unaryExpr([n](double ratio) { return std::pow(ratio, static_cast<double>(n)); });
}

}  // namespace feynet
