#pragma once

#include "feynet/core/block.hpp"
#include "feynet/network/network_kind.hpp"

namespace feynet {

/// The best approximation of a path by one network: least squares in the weights.
struct BestNetwork {
    Eigen::ArrayXd weights;  ///< weight 0 is the offset, then one per unit              width + 1
    Eigen::ArrayXd path;     ///< of the network at the samples
    double error = 0.0;      ///< [∫ (x − x_network)² dt]^{½} over the samples
};

/// The best network of a width N for a path on [0, T], with the fixed, equally spaced biases of the
/// talk and both ends free,
///
///     step    x(t) = b + a Σₙ Wₙ ϑ(t − tₙ₋₁ − a/2)              a constant between two jumps
///     relu    x(t) = b + Σₙ wₙ ReLU(t − tₙ₋₁)                    a broken line
///     cosine  x(t) = Σₙ aₙ cos(nπt/T)                            n = 0 … N
///     decay   x(t) = b e^{−Ωt} + Σₙ Wₙ ϑ(t − tₙ₋₁ − a/2) e^{−Ω(t − tₙ₋₁ − a/2)},
///
/// n = 1 … N, a = T/N, tₙ = na. The integral of the square is the trapezoid rule over the samples;
/// what it makes of the normal equations is diagonal (step, decay, cosine) or tridiagonal (relu):
/// O(M + N) for M samples, O(M log M) for the cosine.
///
/// @param samples   x at t = jT/M, j = 0 … M
/// @param frequency Ω of the decay network; others ignore it
/// @throws InvalidInput if the kind is site, which has no activation between its nodes, width < 1,
///         there are fewer than 4 samples per unit, duration ≤ 0 or frequency < 0
/// Source  arXiv:2403.11420 (the activations and their biases).
BestNetwork best_network(
    NetworkKind kind,
    Index width,
    const Eigen::ArrayXd& samples,
    double duration,
    double frequency = 1.0);

}  // namespace feynet
