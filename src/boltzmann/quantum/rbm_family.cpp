#include "feynet/boltzmann/quantum/rbm_family.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace feynet {
namespace {

Index image(const SpinPermutation& permutation, Index spin) {
    return permutation[static_cast<std::size_t>(spin)];
}

}  // namespace

RbmFamily RbmFamily::dense(Index n_spins, Index n_hidden, RbmBiases biases) {
    return {n_spins, n_hidden, no_symmetry(n_spins), biases};
}

RbmFamily::RbmFamily(
    Index n_spins, Index n_filters, std::vector<SpinPermutation> group, RbmBiases biases)
    : n_spins_(n_spins),
      n_filters_(n_filters),
      group_(std::move(group)),
      biases_(biases),
      orbit_(spin_orbits(n_spins, group_)),
      n_orbits_(1 + *std::max_element(orbit_.begin(), orbit_.end())) {
    require(n_filters >= 1, "n_filters", "must be positive, got {}", n_filters);
}

RbmWeights RbmFamily::weights(const Eigen::VectorXcd& parameters) const {
    assert(parameters.size() == n_parameters());
    const Index order = static_cast<Index>(group_.size());
    const bool is_free = biases_ == RbmBiases::Free;
    RbmWeights weights{
        Eigen::VectorXcd::Zero(n_spins_),
        Eigen::VectorXcd::Zero(n_hidden()),
        Eigen::MatrixXcd(n_spins_, n_hidden())};
    for (Index i = 0; is_free && i < n_spins_; ++i) {
        weights.visible(i) = parameters(orbit_[static_cast<std::size_t>(i)]);
    }
    for (Index f = 0; f < n_filters_; ++f) {
        const auto filter = parameters.segment(n_biases() + f * n_spins_, n_spins_);
        if (is_free) {
            weights.hidden.segment(f * order, order).setConstant(parameters(n_orbits_ + f));
        }
        for (Index g = 0; g < order; ++g) {
            for (Index i = 0; i < n_spins_; ++i) {
                weights.coupling(image(group_[static_cast<std::size_t>(g)], i), f * order + g) =
                    filter(i);
            }
        }
    }
    return weights;
}

Eigen::VectorXcd RbmFamily::log_amplitudes(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const RbmWeights machine = weights(parameters);
    Eigen::VectorXcd logs(spins.cols());
    for (Index k = 0; k < spins.cols(); ++k) {
        logs(k) = log_amplitude(machine, spins.col(k));
    }
    return logs;
}

Eigen::MatrixXcd RbmFamily::log_derivatives(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const RbmWeights machine = weights(parameters);
    Eigen::MatrixXcd derivatives(spins.cols(), n_parameters());
    for (Index k = 0; k < spins.cols(); ++k) {
        const Eigen::VectorXd here = spins.col(k);
        const Eigen::VectorXcd tangents = hidden_fields(machine, here).array().tanh();
        derivatives.row(k) = log_derivatives(here, tangents).transpose();
    }
    return derivatives;
}

Eigen::VectorXcd RbmFamily::log_derivatives(
    const Eigen::VectorXd& spins, const Eigen::VectorXcd& tangents) const {
    assert(spins.size() == n_spins_ && tangents.size() == n_hidden());
    const Index order = static_cast<Index>(group_.size());
    Eigen::VectorXcd derivatives = Eigen::VectorXcd::Zero(n_parameters());
    const bool is_free = biases_ == RbmBiases::Free;
    for (Index i = 0; is_free && i < n_spins_; ++i) {
        derivatives(orbit_[static_cast<std::size_t>(i)]) += spins(i);
    }
    Eigen::MatrixXd moved(n_spins_, order);
    for (Index g = 0; g < order; ++g) {
        for (Index i = 0; i < n_spins_; ++i) {
            moved(i, g) = spins(image(group_[static_cast<std::size_t>(g)], i));
        }
    }
    const auto by_filter = tangents.reshaped(order, n_filters_);
    if (is_free) {
        derivatives.segment(n_orbits_, n_filters_) = by_filter.colwise().sum().transpose();
    }
    derivatives.tail(n_filters_ * n_spins_).reshaped(n_spins_, n_filters_).noalias() =
        moved * by_filter;
    return derivatives;
}

}  // namespace feynet
