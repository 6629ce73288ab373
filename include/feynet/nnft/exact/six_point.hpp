#pragma once

#include "feynet/nnft/neuron/cosine_neuron.hpp"
#include "feynet/nnft/neuron/gauss_neuron.hpp"
#include "feynet/nnft/output_law.hpp"

namespace feynet {

/// ⟨h(x₁) … h(x₆)⟩ = (G(0)²/4) Σ G(s) of a cosine neuron with the weight of the propagator, over
/// the ten s = Σ ±xᵢ with three signs of either kind.
///
/// @param inputs  six of them                                                      d × 6
/// @throws InvalidInput for uniform momenta
/// Source  own derivation, from the mean of a product of six cosines over their common phase
double six_point(const CosineNeuron& neuron, const Inputs& inputs);

/// ⟨h(x₁) … h(x₆)⟩ = s_w⁶ exp(12 s_b² + (s_w²/2d)(|Σx|² − 2 Σ|x|²)) of a Gauss neuron.
double six_point(const GaussNeuron& neuron, const Inputs& inputs);

/// N² times the connected six-point function of a network of N neurons, which does not depend on N:
///
///     N² G₆ᶜ = ⟨a⁶⟩ ⟨h₁…h₆⟩ − ⟨a⁴⟩ Σ₁₅ K_ij ⟨h_kh_lh_mh_n⟩ + 2 Σ₁₅ KKK,   K = ⟨hh⟩.
///
/// @param six_point  ⟨h₁…h₆⟩
/// @throws InvalidInput as Neuron::four_point
/// Source  own derivation: cumulants of independent terms add up
double connected_six_point(
    const Neuron& neuron, OutputLaw law, double six_point, const Inputs& inputs);

}  // namespace feynet
