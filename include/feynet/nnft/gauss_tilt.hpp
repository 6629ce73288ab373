#pragma once

#include "feynet/nnft/neuron/gauss_neuron.hpp"

namespace feynet {

/// The shift μ of the normals of a Gauss-net under which IntegratedNetworks sees its four-point
/// function at some inputs.
///
/// h₁h₂h₃h₄ ∝ e^{v·u} comes from u about v = (s_w Σx/√d, 4 s_b), and would not fluctuate at all
/// under the shift v; products of two come from about v/2. μ = ¾ v serves both: where the inputs
/// are one, w h₁h₂h₃h₄ and w h₁h₂ are log-normal with |v|/4 for the deviation of the logarithm.
///
/// @param inputs  four of them                                                     d × 4
Eigen::VectorXd gauss_tilt(const GaussNeuron& neuron, const Inputs& inputs);

}  // namespace feynet
