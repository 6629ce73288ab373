#include "feynet/boltzmann/quantum/feed_forward_state.hpp"

#include "feynet/core/error.hpp"

#include <complex>
#include <utility>

namespace feynet {
namespace {

using namespace std::complex_literals;

/// The images of all configurations under one permutation.
Eigen::MatrixXd image_of(const Eigen::MatrixXd& spins, const SpinPermutation& permutation) {
    return spins(permutation, Eigen::all);
}

}  // namespace

FeedForwardState::FeedForwardState(
    Index n_spins, Index n_filters, std::vector<SpinPermutation> group)
    : n_spins_(n_spins), n_filters_(n_filters), group_(std::move(group)) {
    require(n_filters >= 1, "n_filters", "must be positive, got {}", n_filters);
    spin_orbits(n_spins, group_);
}

FeedForwardState::Layer FeedForwardState::layer(const Eigen::VectorXcd& parameters) const {
    const Eigen::VectorXd real = parameters.real();
    const Index n = n_filters_;
    return {
        real.head(n) + 1i * real.segment(n, n),
        real.segment(2 * n, n),
        real.tail(n * n_spins_).reshaped(n_spins_, n)};
}

/// tanh θ, configurations × filters.
Eigen::MatrixXd FeedForwardState::units(const Layer& layer, const Eigen::MatrixXd& images) const {
    Eigen::MatrixXd theta = images.transpose() * layer.filters;
    theta.rowwise() += layer.bias.transpose();
    return theta.array().tanh();
}

Eigen::VectorXcd FeedForwardState::log_amplitudes(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const Layer weights = layer(parameters);
    Eigen::VectorXcd logs = Eigen::VectorXcd::Zero(spins.cols());
    for (const SpinPermutation& g : group_) {
        logs += units(weights, image_of(spins, g)) * weights.output;
    }
    return logs;
}

Eigen::MatrixXcd FeedForwardState::log_derivatives(
    const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const {
    const Layer weights = layer(parameters);
    const Index n = n_filters_;
    Eigen::MatrixXcd slopes = Eigen::MatrixXcd::Zero(spins.cols(), n_parameters());
    for (const SpinPermutation& g : group_) {
        const Eigen::MatrixXd images = image_of(spins, g);
        const Eigen::MatrixXd tangents = units(weights, images);
        const Eigen::MatrixXcd inner =
            (1.0 - tangents.array().square()).matrix() * weights.output.asDiagonal();
        slopes.leftCols(n) += tangents;
        slopes.middleCols(2 * n, n) += inner;
        for (Index f = 0; f < n; ++f) {
            slopes.middleCols(3 * n + f * n_spins_, n_spins_) +=
                inner.col(f).asDiagonal() * images.transpose();
        }
    }
    slopes.middleCols(n, n) = 1i * slopes.leftCols(n);
    return slopes;
}

}  // namespace feynet
