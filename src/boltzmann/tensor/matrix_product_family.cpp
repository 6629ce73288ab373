#include "feynet/boltzmann/tensor/matrix_product_family.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

MatrixProductFamily::MatrixProductFamily(Index n_spins, Index bond_dimension, SiteMatrices matrices)
    : n_spins_(n_spins),
      dimension_(bond_dimension),
      n_sites_(matrices == SiteMatrices::Shared ? 1 : n_spins) {
    require(n_spins >= 1, "n_spins", "must be positive, got {}", n_spins);
    require(bond_dimension >= 1, "bond_dimension", "must be positive, got {}", bond_dimension);
}

Eigen::VectorXcd MatrixProductFamily::plain() const {
    Eigen::VectorXcd parameters = Eigen::VectorXcd::Zero(n_parameters());
    for (Index k = 0; k < 2 * n_sites_; ++k) {
        parameters(k * dimension_ * dimension_) = 1.0;
    }
    return parameters;
}

MatrixProductState MatrixProductFamily::state(const Eigen::VectorXcd& parameters) const {
    MatrixProductState state;
    const Index size = dimension_ * dimension_;
    for (Index i = 0; i < n_spins_; ++i) {
        const Index first = i % n_sites_ * 2 * size;
        state.sites.push_back(
            {parameters.segment(first, size).reshaped(dimension_, dimension_),
             parameters.segment(first + size, size).reshaped(dimension_, dimension_)});
    }
    return state;
}

Eigen::VectorXcd MatrixProductFamily::log_amplitudes(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const MatrixProductState matrices = state(parameters);
    Eigen::VectorXcd logs(spins.cols());
    for (Index k = 0; k < spins.cols(); ++k) {
        logs(k) = std::log(amplitude(matrices, spins.col(k)));
    }
    return logs;
}

Eigen::MatrixXcd MatrixProductFamily::log_derivatives(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const MatrixProductState matrices = state(parameters);
    const Index size = dimension_ * dimension_;
    Eigen::MatrixXcd slopes = Eigen::MatrixXcd::Zero(spins.cols(), n_parameters());
    std::vector<Eigen::MatrixXcd> after(static_cast<std::size_t>(n_spins_));
    for (Index k = 0; k < spins.cols(); ++k) {
        Eigen::MatrixXcd product = Eigen::MatrixXcd::Identity(dimension_, dimension_);
        for (Index i = n_spins_ - 1; i >= 0; --i) {
            after[static_cast<std::size_t>(i)] = product;
            product = matrices.matrix(i, spins(i, k)) * product;
        }
        const std::complex<double> psi = product.trace();
        Eigen::MatrixXcd before = Eigen::MatrixXcd::Identity(dimension_, dimension_);
        for (Index i = 0; i < n_spins_; ++i) {
            const Eigen::MatrixXcd around =
                (after[static_cast<std::size_t>(i)] * before).transpose() / psi;
            const Index first = (i % n_sites_ * 2 + (spins(i, k) > 0.0 ? 1 : 0)) * size;
            slopes.row(k).segment(first, size) += around.reshaped().transpose();
            before = before * matrices.matrix(i, spins(i, k));
        }
    }
    return slopes;
}

}  // namespace feynet
