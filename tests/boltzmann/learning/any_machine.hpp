#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"

namespace feynet::test {

/// A machine none of whose weights is zero: normal ones of the given width, biases included.
inline BoltzmannMachine any_machine(
    Index n_visible, Index n_hidden, double width, std::uint64_t seed = 1) {
    BoltzmannMachine machine(n_visible, n_hidden);
    Block normals(lanes, machine.n_weights());
    fill_normals({.seed = seed}, Purpose::Test, normals);
    machine.weights() = width * normals.row(0).matrix().transpose();
    return machine;
}

/// a·v + b·h + v·W·h.
inline double exponent(
    const BoltzmannMachine& machine, const Eigen::VectorXd& v, const Eigen::VectorXd& h) {
    return machine.visible().dot(v) + machine.hidden().dot(h) + v.dot(machine.coupling() * h);
}

}  // namespace feynet::test
