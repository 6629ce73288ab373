#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <complex>
#include <vector>

namespace feynet {

/// A quantum circuit of the gates H, T and CZ, which make any other, as a deep Boltzmann machine:
///
///     ψ(v) = C Σ_d e^{a·u} Π_h 2 cosh(W_h · u),   u = (v, d).
///
/// The units u are what a qubit was from one H to the next, s = 1 − 2n. H joins an old unit, which
/// becomes a deep one, to a new one by exp(iπ/4 (1 − s − s' + s s')), one hidden unit; CZ joins two
/// by the same, one hidden unit; T is a bias −iπ/8. Qubits start in |0⟩, which is no unit.
///
/// Source  Gao and Duan, Nature Commun. 8, 662 (2017), that it can be done; the gates: own
///         derivation from `pair_coupling`
class CircuitMachine {
public:
    /// @throws InvalidInput for no qubits
    explicit CircuitMachine(Index n_qubits);

    /// @throws InvalidInput, as the others, for a qubit that is not there
    void hadamard(Index qubit);
    void eighth_turn(Index qubit);                    ///< T, |1⟩ by e^{iπ/4}
    void controlled_sign(Index first, Index second);  ///< CZ

    /// Units that are summed by enumeration.
    Index n_deep() const;
    Index n_hidden() const { return std::ssize(hidden_); }

    /// The amplitudes of all 2ᴺ states; bit i of the index is set where qubit i is |0⟩, s = +1.
    ///
    /// @throws InvalidInput for more than 24 qubits and deep units
    Eigen::VectorXcd amplitudes() const;

private:
    struct Pair {
        Index first = 0;
        Index second = 0;
    };

    void require_qubit(Index qubit) const;
    void join(Index first, Index second);
    std::complex<double> weight(Index values) const;

    std::vector<Index> unit_;                   // of each qubit now; −1 while it is |0⟩
    std::vector<std::complex<double>> biases_;  // of units
    std::vector<Pair> hidden_;                  // the two units that each hidden unit sees
    std::complex<double> log_constant_ = 0.0;
};

}  // namespace feynet
