#include "feynet/boltzmann/learning/machine_units.hpp"

#include <cassert>

namespace feynet {

Eigen::VectorXd weights_in(MachineUnits units, const BoltzmannMachine& machine) {
    if (units == MachineUnits::Spin) {
        return machine.weights();
    }
    Eigen::VectorXd weights(machine.n_weights());
    weights << 2.0 * (machine.visible() - machine.coupling().rowwise().sum()),
        2.0 * (machine.hidden() - machine.coupling().colwise().sum().transpose()),
        4.0 * machine.coupling().reshaped();
    return weights;
}

void set_weights_in(MachineUnits units, const Eigen::VectorXd& weights, BoltzmannMachine& machine) {
    assert(weights.size() == machine.n_weights());
    machine.weights() = weights;
    if (units == MachineUnits::Spin) {
        return;
    }
    const Eigen::VectorXd rows = 0.25 * machine.coupling().rowwise().sum();
    const Eigen::VectorXd columns = 0.25 * machine.coupling().colwise().sum().transpose();
    const Eigen::VectorXd couplings = 0.25 * machine.coupling().reshaped();
    machine.weights() << 0.5 * Eigen::VectorXd(machine.visible()) + rows,
        0.5 * Eigen::VectorXd(machine.hidden()) + columns, couplings;
}

Eigen::VectorXd slope_in(
    MachineUnits units, const BoltzmannMachine& machine, const Eigen::VectorXd& slope) {
    if (units == MachineUnits::Spin) {
        return slope;
    }
    BoltzmannMachine of(machine.n_visible(), machine.n_hidden());
    of.weights() = slope;
    Eigen::MatrixXd couplings = of.coupling();
    couplings.colwise() += of.visible();
    couplings.rowwise() += of.hidden().transpose();
    Eigen::VectorXd result(slope.size());
    result << 0.5 * of.visible(), 0.5 * of.hidden(), 0.25 * couplings.reshaped();
    return result;
}

}  // namespace feynet
