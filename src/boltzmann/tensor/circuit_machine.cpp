#include "feynet/boltzmann/tensor/circuit_machine.hpp"

#include "feynet/boltzmann/tensor/exact_machines.hpp"
#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr std::complex<double> turn_of_sign{0.0, std::numbers::pi / 4.0};

}  // namespace

CircuitMachine::CircuitMachine(Index n_qubits) {
    require(n_qubits >= 1, "n_qubits", "must be positive, got {}", n_qubits);
    unit_.assign(static_cast<std::size_t>(n_qubits), -1);
}

void CircuitMachine::require_qubit(Index qubit) const {
    require(
        qubit >= 0 && qubit < std::ssize(unit_),
        "qubit",
        "must be below {}, got {}",
        unit_.size(),
        qubit);
}

/// (−1)^{n n'} of two units: exp K(1 − s − s' + s s') with one hidden unit, Σ_h = 2 e^K e^{K s s'}.
void CircuitMachine::join(Index first, Index second) {
    for (const Index unit : {first, second}) {
        biases_[static_cast<std::size_t>(unit)] -= turn_of_sign;
    }
    hidden_.push_back({first, second});
    log_constant_ -= std::numbers::ln2;
}

void CircuitMachine::hadamard(Index qubit) {
    require_qubit(qubit);
    Index& unit = unit_[static_cast<std::size_t>(qubit)];
    const Index old = unit;
    unit = std::ssize(biases_);
    biases_.emplace_back(0.0);
    log_constant_ -= 0.5 * std::numbers::ln2;
    if (old >= 0) {
        join(old, unit);
    }
}

void CircuitMachine::eighth_turn(Index qubit) {
    require_qubit(qubit);
    const Index unit = unit_[static_cast<std::size_t>(qubit)];
    if (unit >= 0) {
        biases_[static_cast<std::size_t>(unit)] -= 0.5 * turn_of_sign;
        log_constant_ += 0.5 * turn_of_sign;
    }
}

void CircuitMachine::controlled_sign(Index first, Index second) {
    require_qubit(first);
    require_qubit(second);
    require(first != second, "qubit", "must be another one, got {} twice", first);
    const Index one = unit_[static_cast<std::size_t>(first)];
    const Index other = unit_[static_cast<std::size_t>(second)];
    if (one >= 0 && other >= 0) {
        join(one, other);
    }
}

Index CircuitMachine::n_deep() const {
    Index n_visible = 0;
    for (const Index unit : unit_) {
        n_visible += unit >= 0 ? 1 : 0;
    }
    return std::ssize(biases_) - n_visible;
}

/// The term of given values of all units.
std::complex<double> CircuitMachine::weight(Index values) const {
    const auto spin = [values](Index unit) { return (values >> unit & 1) != 0 ? 1.0 : -1.0; };
    std::complex<double> exponent = log_constant_;
    for (Index unit = 0; unit < std::ssize(biases_); ++unit) {
        exponent += spin(unit) * biases_[static_cast<std::size_t>(unit)];
    }
    const std::complex<double> coupling = pair_coupling(turn_of_sign);
    std::complex<double> product = std::exp(exponent);
    for (const Pair& pair : hidden_) {
        product *= 2.0 * std::cosh(coupling * (spin(pair.first) + spin(pair.second)));
    }
    return product;
}

Eigen::VectorXcd CircuitMachine::amplitudes() const {
    const Index n_units = std::ssize(biases_);
    require(n_units <= 24, "circuit", "must have at most 24 units, got {}", n_units);
    Eigen::VectorXcd sums = Eigen::VectorXcd::Zero(Index{1} << unit_.size());
    for (Index values = 0; values < Index{1} << n_units; ++values) {
        Index state = 0;
        for (std::size_t i = 0; i < unit_.size(); ++i) {
            const bool zero = unit_[i] < 0 || (values >> unit_[i] & 1) != 0;
            state |= zero ? Index{1} << i : 0;
        }
        sums(state) += weight(values);
    }
    return sums;
}

}  // namespace feynet
