#pragma once

#include "feynet/nnft/neuron/cosine_neuron.hpp"

namespace feynet {

/// N times what is left of the correlation of two pairs of inputs when they are infinitely far
/// apart,
///
///     lim_{R→∞} ⟨φ(0) φ(r) φ(R) φ(R + r')⟩ − G(r) G(r')
///         = (1/N) [κ ⟨h(0) h(r) h(R) h(R + r')⟩_{R→∞} − G(r) G(r')],
///
/// for a cosine-net (κ G(0)/2) [G(r + r') + G(r − r')] − G(r) G(r') with the weight of the
/// propagator. A field whose vacuum is unique has zero: N independent neurons, each present at all
/// places with one momentum, do not cluster.
///
/// @param kurtosis  κ = ⟨a⁴⟩
/// Source  own derivation, from CosineNeuron::four_point at R → ∞, where one of three terms is left
///         out by the lemma of Riemann and Lebesgue
double clustering_defect(
    const CosineNeuron& neuron, double kurtosis, const Input& r, const Input& r_prime);

}  // namespace feynet
