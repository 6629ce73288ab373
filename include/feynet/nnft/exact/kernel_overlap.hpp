#pragma once

#include "feynet/nnft/neuron/neuron.hpp"

#include <limits>

namespace feynet {

/// What a local coupling λ∫φ⁴ dy of a field with the kernel K_W = ⟨h(x) h(y)⟩ gives to a connected
/// four-point function in first order, divided by −4! λ:
///
///     ∫ dy K_W(y, x₁) K_W(y, x₂) K_W(y, x₃) K_W(y, x₄),   |y| < cut-off,
///
/// in one dimension, to a relative 1e-9 or so. The bias of the network does not take part: its
/// kernel, a constant, would not let the integral converge.
///
/// @param inputs  four of them                                                     1 × 4
/// @throws InvalidInput if inputs have more than one dimension or the cut-off is not positive
/// Source  arXiv:2008.08601
double kernel_overlap(
    const Neuron& neuron,
    const Inputs& inputs,
    double cutoff = std::numeric_limits<double>::infinity());

}  // namespace feynet
