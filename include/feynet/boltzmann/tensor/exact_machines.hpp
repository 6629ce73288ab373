#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"

#include <utility>
#include <vector>

namespace feynet {

/// W of a hidden unit that sees two spins, has no bias, and is exp(K v w) once it is summed:
///
///     Σ_{h=±1} e^{h W (v + w)} = 2 e^K e^{K v w},   W = ½ arccosh e^{2K},
///
/// for any complex K.
std::complex<double> pair_coupling(std::complex<double> strength);

/// The graph state Π_{(i,j)} (−1)^{nᵢ nⱼ} of spins s = 1 − 2n: one hidden unit for each edge,
/// visible weights −iπ/4 for each edge at a spin. Its entropy between two parts is ln 2 times the
/// rank, modulo 2, of the edges between them.
///
/// @throws InvalidInput for an edge of spins that are not there or from a spin to itself
///
/// Source  Hein, Eisert and Briegel, Phys. Rev. A 69, 062311 (2004); as a Boltzmann machine: own
///         derivation
RbmWeights graph_state(Index n_spins, const std::vector<std::pair<Index, Index>>& edges);

/// The ring of N spins, each joined to the next.
///
/// @throws InvalidInput for fewer than 3 spins
RbmWeights cluster_ring(Index n_spins);

/// Spins k and k + N/2 joined: with N/2 hidden units the first half of the spins is as entangled
/// with the second as can be, S = (N/2) ln 2.
///
/// @throws InvalidInput for an odd number of spins
RbmWeights distant_pairs(Index n_spins);

/// The toric code on an L × L torus, spins on its 2L² edges: the sum of all configurations with
/// Π s = 1 around every vertex. One hidden unit for each vertex, W = iπ/4 to its four spins, and
/// visible weights iπ/2; 2^{L² + 1} amplitudes are equal, the others vanish.
///
/// Spin y L + x is on the edge from (x, y) to (x + 1, y), spin L² + y L + x on that to (x, y + 1).
///
/// @throws InvalidInput for L < 2
///
/// Source  Deng, Li and Das Sarma, Phys. Rev. B 96, 195145 (2017)
RbmWeights toric_code(Index side);

/// The four spins at a vertex of `toric_code`.
std::vector<Index> spins_at_vertex(Index side, Index x, Index y);

/// The four spins around the square whose corner is (x, y).
std::vector<Index> spins_around_square(Index side, Index x, Index y);

}  // namespace feynet
