#include "feynet/boltzmann/learning/boltzmann_machine.hpp"

#include "feynet/core/error.hpp"

#include <cassert>

namespace feynet {

BoltzmannMachine::BoltzmannMachine(Index n_visible, Index n_hidden)
    : n_visible_(n_visible), n_hidden_(n_hidden) {
    require(n_visible >= 1, "n_visible", "must be positive, got {}", n_visible);
    require(n_hidden >= 1, "hidden", "must be positive, got {}", n_hidden);
    weights_ = Eigen::VectorXd::Zero(n_visible + n_hidden + n_visible * n_hidden);
}

BoltzmannMachine random_machine(
    Index n_visible, Index n_hidden, double width, const Stream& stream) {
    BoltzmannMachine machine(n_visible, n_hidden);
    const Index n = n_visible * n_hidden;
    Block normals(lanes, (n + columns_at_once - 1) / columns_at_once * columns_at_once);
    fill_normals(stream, Purpose::StartWeight, normals);
    machine.weights().tail(n) = width * normals.row(0).head(n).matrix().transpose();
    return machine;
}

Eigen::VectorXd log_weights(const BoltzmannMachine& machine, const Eigen::MatrixXd& visible) {
    assert(visible.cols() == machine.n_visible());
    Eigen::VectorXd sum = visible * machine.visible();
    Eigen::ArrayXd theta(visible.rows());
    for (Index j = 0; j < machine.n_hidden(); ++j) {
        theta = (visible * machine.coupling().col(j)).array() + machine.hidden()(j);
        // ln 2 cosh θ = |θ| + ln(1 + e^{−2|θ|})
        sum.array() += theta.abs() + (-2.0 * theta.abs()).exp().log1p();
    }
    return sum;
}

}  // namespace feynet
