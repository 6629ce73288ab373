#include "feynet/boltzmann/tensor/circuit_machine.hpp"

#include "feynet/core/error.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <complex>
#include <numbers>

namespace feynet::test::circuit_machine_test {
namespace {

/// A state that the gates are applied to one by one; bit set: |0⟩.
class StateVector {
public:
    explicit StateVector(Index n_qubits) : psi_(Eigen::VectorXcd::Zero(Index{1} << n_qubits)) {
        psi_(psi_.size() - 1) = 1.0;
    }

    void hadamard(Index qubit) {
        const Index bit = Index{1} << qubit;
        for (Index k = 0; k < psi_.size(); ++k) {
            if ((k & bit) != 0) {
                const std::complex<double> zero = psi_(k);
                const std::complex<double> one = psi_(k ^ bit);
                psi_(k) = (zero + one) / std::numbers::sqrt2;
                psi_(k ^ bit) = (zero - one) / std::numbers::sqrt2;
            }
        }
    }

    void eighth_turn(Index qubit) {
        for (Index k = 0; k < psi_.size(); ++k) {
            if ((k >> qubit & 1) == 0) {
                psi_(k) *= std::polar(1.0, std::numbers::pi / 4.0);
            }
        }
    }

    void controlled_sign(Index first, Index second) {
        for (Index k = 0; k < psi_.size(); ++k) {
            if ((k >> first & 1) == 0 && (k >> second & 1) == 0) {
                psi_(k) = -psi_(k);
            }
        }
    }

    const Eigen::VectorXcd& amplitudes() const { return psi_; }

private:
    Eigen::VectorXcd psi_;
};

template <typename State>
State twelve_gates() {
    State state(3);
    state.hadamard(0);
    state.hadamard(1);
    state.eighth_turn(0);
    state.controlled_sign(0, 1);
    state.hadamard(2);
    state.controlled_sign(1, 2);
    state.eighth_turn(1);
    state.hadamard(1);
    state.eighth_turn(2);
    state.hadamard(0);
    state.controlled_sign(0, 2);
    state.hadamard(2);
    return state;
}

}  // namespace

TEST_CASE("a circuit of H, T and CZ is a deep Boltzmann machine, amplitude by amplitude") {
    const CircuitMachine machine = twelve_gates<CircuitMachine>();
    const StateVector state = twelve_gates<StateVector>();

    const Eigen::VectorXcd amplitudes = machine.amplitudes();

    CHECK((amplitudes - state.amplitudes()).norm() < 1e-13);
    CHECK(std::abs(std::abs(amplitudes.dot(state.amplitudes())) - 1.0) < 1e-13);
    CHECK(machine.n_deep() == 3);        // of six H, three begin in |0⟩
    CHECK(machine.n_hidden() == 3 + 3);  // three H, three CZ
}

TEST_CASE("a gate left out is another state") {
    CircuitMachine machine = twelve_gates<CircuitMachine>();
    machine.eighth_turn(1);

    const Eigen::VectorXcd other = machine.amplitudes();

    CHECK(std::abs(other.dot(twelve_gates<StateVector>().amplitudes())) < 0.99);
}

TEST_CASE("gates on |0⟩ need no unit, and H twice is none") {
    CircuitMachine machine(2);
    machine.eighth_turn(0);
    machine.controlled_sign(0, 1);
    CHECK(machine.n_hidden() == 0);
    CHECK(machine.amplitudes() == Eigen::Vector4cd(0.0, 0.0, 0.0, 1.0));

    machine.hadamard(0);
    machine.hadamard(0);

    CHECK((machine.amplitudes() - Eigen::Vector4cd(0.0, 0.0, 0.0, 1.0)).norm() < 1e-14);
}

TEST_CASE("qubits that are not there, and circuits too long to sum, are refused") {
    CircuitMachine machine(1);
    CHECK_THROWS_AS(machine.hadamard(1), InvalidInput);
    CHECK_THROWS_AS(machine.controlled_sign(0, 0), InvalidInput);
    CHECK_THROWS_AS(CircuitMachine(0), InvalidInput);
    for (int k = 0; k < 25; ++k) {
        machine.hadamard(0);
    }
    CHECK_THROWS_AS(machine.amplitudes(), InvalidInput);
}

}  // namespace feynet::test::circuit_machine_test
