#include "feynet/boltzmann/learning/exact_moments.hpp"

#include <cmath>

namespace feynet {
namespace {

/// The same law with the layers exchanged.
BoltzmannMachine exchanged(const BoltzmannMachine& machine) {
    const Index n = machine.n_visible();
    const Index m = machine.n_hidden();
    BoltzmannMachine other(m, n);
    other.weights() << machine.hidden(), machine.visible(),
        Eigen::MatrixXd(machine.coupling().transpose()).reshaped();
    return other;
}

/// The law of the visible spins and ln Z.
struct WrittenLaw {
    SpinData law;
    double log_partition = 0.0;
};

WrittenLaw written(const BoltzmannMachine& machine) {
    WrittenLaw result{{all_spins(machine.n_visible()), {}}};
    const Eigen::VectorXd logs = log_weights(machine, result.law.spins);
    const double largest = logs.maxCoeff();
    result.law.probabilities = (logs.array() - largest).exp().matrix();
    const double sum = result.law.probabilities.sum();
    result.law.probabilities /= sum;
    result.log_partition = largest + std::log(sum);
    return result;
}

bool visible_is_smaller(const BoltzmannMachine& machine) {
    return machine.n_visible() <= machine.n_hidden();
}

}  // namespace

Eigen::VectorXd data_moments(const BoltzmannMachine& machine, const SpinData& data) {
    const Index n = machine.n_visible();
    const Index m = machine.n_hidden();
    Eigen::VectorXd moments(machine.n_weights());
    Eigen::ArrayXXd theta = (data.spins * machine.coupling()).array();
    theta.rowwise() += machine.hidden().transpose().array();
    // tanh θ = 2/(1 + e^{−2θ}) − 1, weighted
    const Eigen::MatrixXd tangents =
        ((2.0 / (1.0 + (-2.0 * theta).exp()) - 1.0).colwise() * data.probabilities.array())
            .matrix();
    moments.head(n) = data.spins.transpose() * data.probabilities;
    moments.segment(n, m) = tangents.colwise().sum().transpose();
    Eigen::Map<Eigen::MatrixXd>(moments.data() + n + m, n, m).noalias() =
        data.spins.transpose() * tangents;
    return moments;
}

ExactMoments exact_moments(const BoltzmannMachine& machine) {
    if (visible_is_smaller(machine)) {
        const WrittenLaw known = written(machine);
        return {known.log_partition, data_moments(machine, known.law)};
    }
    const BoltzmannMachine other = exchanged(machine);
    const WrittenLaw known = written(other);
    BoltzmannMachine moments = other;
    moments.weights() = data_moments(other, known.law);
    return {known.log_partition, exchanged(moments).weights()};
}

double exact_log_partition(const BoltzmannMachine& machine) {
    return written(visible_is_smaller(machine) ? machine : exchanged(machine)).log_partition;
}

SpinData visible_law(const BoltzmannMachine& machine) {
    return written(machine).law;
}

double mean_log_likelihood(
    const BoltzmannMachine& machine, const SpinData& data, double log_partition) {
    return data.probabilities.dot(log_weights(machine, data.spins)) - log_partition;
}

double divergence(const SpinData& data, const BoltzmannMachine& machine, double log_partition) {
    return -entropy(data) - mean_log_likelihood(machine, data, log_partition);
}

}  // namespace feynet
