#pragma once

#include "feynet/core/random.hpp"
#include "feynet/nnft/neuron/activation.hpp"
#include "feynet/nnft/neuron/affine_neuron.hpp"

namespace feynet {

/// Each layer has random numbers of its own.
inline constexpr Index most_hidden_layers = max_parts;

/// A network of L hidden layers, all of one activation, width and prior,
///
///     z¹ = w·x + b,   zˡ⁺¹ᵢ = bᵢ + Σⱼ wᵢⱼ σ(zˡⱼ),   f = zᴸ⁺¹,
///
/// b ~ N(0, s_b²), w ~ N(0, s_w²/d) in the first layer and N(0, s_w²/N) in the others.
struct DeepPrior {
    Activation activation = Activation::Erf;
    LayerPrior layer;  ///< d, s_w, s_b
    Index depth = 2;   ///< L
};

/// @throws InvalidInput naming what makes no sense
void check(const DeepPrior& prior);

}  // namespace feynet
