#pragma once

#include "feynet/nnft/neuron/activation.hpp"

namespace feynet {

/// ⟨σ(z₁) σ(z₂) σ(z₃) σ(z₄)⟩ for z = A u, u standard normals.
///
/// ReLU in polar coordinates of u: ⟨r⁴⟩ = 8 times the mean over the angle, a trigonometric
/// polynomial between the angles where a z vanishes. Others by the trapezoidal rule along one u
/// after the other, which converges faster than any power.
///
/// @param span  A, 4 × r
/// @throws InvalidInput naming `inputs` if r > 2 (ReLU) or r > 3
double mean_of_four(Activation activation, const Eigen::MatrixXd& span);

}  // namespace feynet
