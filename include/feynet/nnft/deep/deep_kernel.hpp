#pragma once

#include "feynet/nnft/deep/deep_prior.hpp"

#include <Eigen/Core>

namespace feynet {

/// The kernel of a deep network of infinite width at all pairs of inputs, layer by layer:
///
///     q¹ = s_b² + s_w² x·y/d,   qˡ⁺¹ = s_b² + s_w² ⟨σ(z) σ(z')⟩_{z ~ N(0, qˡ)},   K = qᴸ⁺¹.
///
/// Of one hidden layer it is the two-point function at every width. Of more it is that of N → ∞
/// alone: see deep_fluctuations().                                                          k × k
///
/// @throws InvalidInput as check(prior), or if inputs have another dimension
/// Source  Neal (1994); Lee et al., arXiv:1711.00165
Eigen::MatrixXd deep_kernel(const DeepPrior& prior, const Inputs& inputs);

/// What a finite width N does to the two-point functions (xx, xy, yy) of a deep network.
///
/// Given the layers before, the inputs of a layer are independent Gaussian vectors, one for each
/// unit, whose covariance q̂ is a mean over the N units below: a Markov chain of random matrices,
///
///     ⟨q̂ˡ⁺¹ | q̂ˡ⟩ = F(q̂ˡ),   cov(q̂ˡ⁺¹ | q̂ˡ) = V(q̂ˡ)/N,   V = s_w⁴ (⟨σσσσ⟩ − ⟨σσ⟩⟨σσ⟩).
///
/// To leading order the covariance of q̂ is G/N and its mean q + m/N with
///
///     Gˡ⁺¹ = V + J Gˡ Jᵀ,   mˡ⁺¹ = J mˡ + ½ H : Gˡ,   m¹ = G¹ = 0,
///
/// J and H the first and second derivatives of F.
struct DeepFluctuations {
    Eigen::Vector3d kernel;  ///< K
    Eigen::Vector3d shift;   ///< m: ⟨f f⟩ = K + m/N + O(1/N²); 0 for one hidden layer
    Eigen::Matrix3d spread;  ///< G: of Gaussian output weights N G₄ᶜ = Σ over pairings of G
};

/// The first terms in 1/N at the two inputs.
///
/// @throws InvalidInput as deep_kernel()
/// Source  Yaida, arXiv:1910.00019 (G); m: own derivation
DeepFluctuations deep_fluctuations(const DeepPrior& prior, const Input& x, const Input& y);

}  // namespace feynet
