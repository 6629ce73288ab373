#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// An explicit Runge–Kutta rule, the inside of one residual layer: with S stages and a step Δ,
///
///     xᵢ = x + Δ Σⱼ aᵢⱼ f(xⱼ),  j < i,      x ← x + Δ Σᵢ bᵢ f(xᵢ).
///
/// Stage i stands at the fraction nodes[node[i]] of the step: stages at one depth share one weight
/// of the layer. The first node is 0; if the last is 1, its weight is also the first of the next
/// layer.
struct RungeKutta {
    Eigen::MatrixXd a;        ///< S × S, strictly lower triangular
    Eigen::VectorXd b;        ///< S
    Eigen::VectorXd nodes;    ///< the different fractions of a step, rising from 0, at most 1
    std::vector<Index> node;  ///< for each stage, its entry in `nodes`
    int order = 0;            ///< the error of a fixed depth is O(Δ^order)
};

/// Euler's rule, the layer of the papers: one stage, order 1.
RungeKutta euler_rule();

/// The classical rule of Kutta: four stages at three depths, order 4.
RungeKutta runge_kutta_4();

/// Order 8 with eleven stages, which stand at only five depths, the nodes of Lobatto's quadrature
/// 0, ½ ∓ √21/14, ½, 1.
///
/// Source  Cooper and Verner, SIAM J. Numer. Anal. 9, 389 (1972)
RungeKutta runge_kutta_8();

}  // namespace feynet
