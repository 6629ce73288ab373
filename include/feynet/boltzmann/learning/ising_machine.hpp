#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"
#include "feynet/boltzmann/learning/spin_data.hpp"

#include <vector>

namespace feynet {

/// Two spins that see each other, a factor e^{K s s'} of a law.
struct IsingPair {
    Index first = 0;
    Index second = 0;
    double coupling = 0.0;  ///< K
};

/// A law of spins with pairs and fields,
///
///     p(s) = exp(Σ_pairs K s s' + Σᵢ Hᵢ sᵢ)/Z.
struct IsingLaw {
    std::vector<IsingPair> pairs;
    Eigen::VectorXd fields;  ///< H, N

    Index n_spins() const { return fields.size(); }
};

/// The square lattice on a torus of L₁ × L₂, spin r L₂ + c in row r; K on every bond. On a side of
/// 2 neighbours are tied twice.
///
/// @throws InvalidInput for a side below 2 or K not finite
IsingLaw ising_square(Index n_rows, Index n_columns, double coupling);

/// Σ K s s' + Σ H s, ln p(s) + ln Z, of many configurations.
///
/// @param spins  configurations × N
Eigen::VectorXd log_weights(const IsingLaw& law, const Eigen::MatrixXd& spins);

/// An Ising law as a machine: equal on every configuration up to one factor.
struct IsingMachine {
    BoltzmannMachine machine;
    double log_factor = 0.0;  ///< ln Z(Ising) − ln Z(machine)
};

/// One hidden unit for each pair,
///
///     e^{K s s'} = ½ e^{−|K|} Σ_h e^{h W (s + sgn(K) s')},   W = ½ arccosh e^{2|K|}.
///
/// @throws InvalidInput without pairs, or for a pair of a spin with itself or with none
IsingMachine machine_of(const IsingLaw& law);

/// All configurations with their probabilities, and ln Z.
struct WrittenIsing {
    SpinData law;
    double log_partition = 0.0;
};

/// @throws InvalidInput for more than most_written_spins spins
WrittenIsing written_out(const IsingLaw& law);

}  // namespace feynet
