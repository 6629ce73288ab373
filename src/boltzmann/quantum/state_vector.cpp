#include "feynet/boltzmann/quantum/state_vector.hpp"

#include "feynet/boltzmann/quantum/spin_configurations.hpp"

namespace feynet {
namespace {

Eigen::VectorXcd normalised(const Eigen::VectorXcd& logs) {
    const Eigen::VectorXcd psi = (logs.array() - logs.real().maxCoeff()).exp();
    return psi / psi.norm();
}

}  // namespace

Eigen::VectorXcd state_vector(const RbmWeights& weights) {
    const Eigen::MatrixXd spins = all_spin_configurations(weights.n_spins());
    Eigen::VectorXcd logs(spins.cols());
    for (Index k = 0; k < logs.size(); ++k) {
        logs(k) = log_amplitude(weights, spins.col(k));
    }
    return normalised(logs);
}

Eigen::VectorXcd state_vector(const WaveFunction& wave, const Eigen::VectorXcd& parameters) {
    return normalised(wave.log_amplitudes(parameters, all_spin_configurations(wave.n_spins())));
}

}  // namespace feynet
