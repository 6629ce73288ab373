#include "feynet/boltzmann/quantum/rbm_weights.hpp"

#include <cassert>
#include <cmath>

namespace feynet {

Eigen::VectorXcd hidden_fields(const RbmWeights& weights, const Eigen::VectorXd& spins) {
    assert(spins.size() == weights.n_spins());
    return weights.hidden + weights.coupling.transpose() * spins;
}

std::complex<double> log_amplitude(const RbmWeights& weights, const Eigen::VectorXd& spins) {
    std::complex<double> sum = weights.visible.cwiseProduct(spins).sum();
    for (const std::complex<double> theta : hidden_fields(weights, spins)) {
        const std::complex<double> outward = theta.real() < 0.0 ? -theta : theta;
        sum += outward + std::log(1.0 + std::exp(-2.0 * outward));
    }
    return sum;
}

}  // namespace feynet
