#include "feynet/boltzmann/quantum/jastrow.hpp"

#include <algorithm>
#include <complex>

namespace feynet {

Jastrow::Jastrow(Index n_spins, const std::vector<SpinPermutation>& group)
    : n_spins_(n_spins), orbit_(spin_orbits(n_spins, group)) {
    pair_ = Eigen::MatrixXi::Constant(n_spins, n_spins, -1);
    n_parameters_ = 1 + *std::max_element(orbit_.begin(), orbit_.end());
    for (Index i = 0; i < n_spins; ++i) {
        for (Index j = i + 1; j < n_spins; ++j) {
            if (pair_(i, j) >= 0) {
                continue;
            }
            for (const SpinPermutation& g : group) {
                const Index a = g[static_cast<std::size_t>(i)];
                const Index b = g[static_cast<std::size_t>(j)];
                pair_(std::min(a, b), std::max(a, b)) = static_cast<int>(n_parameters_);
            }
            ++n_parameters_;
        }
    }
}

Eigen::VectorXcd Jastrow::log_amplitudes(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    return features(spins) * parameters;
}

Eigen::MatrixXcd Jastrow::log_derivatives(
    const Eigen::VectorXcd& /*parameters*/, const Eigen::MatrixXd& spins) const {
    return features(spins).cast<std::complex<double>>();
}

/// Σ s and Σ s s' over each orbit.
Eigen::MatrixXd Jastrow::features(const Eigen::MatrixXd& spins) const {
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(spins.cols(), n_parameters_);
    for (Index i = 0; i < n_spins_; ++i) {
        sums.col(orbit_[static_cast<std::size_t>(i)]) += spins.row(i).transpose();
        for (Index j = i + 1; j < n_spins_; ++j) {
            sums.col(pair_(i, j)) += spins.row(i).cwiseProduct(spins.row(j)).transpose();
        }
    }
    return sums;
}

}  // namespace feynet
