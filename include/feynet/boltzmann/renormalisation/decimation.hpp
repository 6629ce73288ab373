#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// The coupling between the spins of an Ising chain that are left when every second one is summed
/// over,
///
///     tanh K' = tanh² K,     K' = ½ ln cosh 2K.
///
/// A Boltzmann machine whose units sit on a chain v–h–v is such a chain: with its weight W in the
/// place of K this is the coupling of its visible units.
///
/// Source  Kadanoff's blocks, in the form of Mehta and Schwab, arXiv:1410.3831
double decimated(double coupling);

/// What the sum over one spin adds to ln Z, ln 2 + ½ ln cosh 2K.
double decimation_constant(double coupling);

/// The W ≥ 0 whose decimation gives K ≥ 0, ½ arcosh e^{2K}: the weight with which a hidden unit
/// between two spins is their bond K.
///
/// @throws InvalidInput for K < 0, which needs a weight of either sign
double undecimated(double coupling);

/// ξ = −1/ln tanh K of an infinite chain, K > 0, in spacings; a decimation halves it.
double chain_correlation_length(double coupling);

/// K and what 1 … `steps` decimations make of it.                            length steps + 1
std::vector<double> coupling_flow(double coupling, Index steps);

}  // namespace feynet
