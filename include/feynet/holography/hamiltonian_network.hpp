#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <functional>

namespace feynet {

/// The activation of one unit with its integral, of which the energy of a network is made.
struct UnitFunction {
    std::function<double(double)> value;     ///< f
    std::function<double(double)> integral;  ///< F, F' = f
};

/// A position and its momentum.
struct PhasePoint {
    double q = 0.0;
    double p = 0.0;
};

/// The numbers in the weights of a Hamiltonian network.
struct HamiltonianWeights {
    double w11 = 0.0;
    double w12 = 0.0;
    double w21 = 0.0;
    double w22 = 0.0;      ///< must be −w11
    double lambda1 = 0.0;  ///< weight of f in q̇
    double lambda2 = 0.0;  ///< weight of g in ṗ
    double u = 1.0;        ///< g is of u q
    double v = 1.0;        ///< f is of v p
};

/// A Hamiltonian system as a network of four units (x₀, q, p, x₃): one layer
///
///     x ← W̃ φ(W x),   φ = (Δ f(x₀), x₁, x₂, Δ g(x₃)),
///
///         ⎛0    0        v     0⎞         ⎛0  0 0 0 ⎞
///     W = ⎜0 1+w₁₁Δ   w₁₂Δ     0⎟,   W̃ = ⎜λ₁ 1 0 0 ⎟
///         ⎜0  w₂₁Δ   1+w₂₂Δ    0⎟         ⎜0  0 1 λ₂⎟
///         ⎝0    u        0     0⎠         ⎝0  0 0 0 ⎠
///
/// is one step of Euler along Hamilton's equations
///
///     q̇ = w₁₁q + w₁₂p + λ₁f(vp) = ∂H/∂p,   ṗ = w₂₁q + w₂₂p + λ₂g(uq) = −∂H/∂q,
///     H = w₁₁pq + w₁₂p²/2 − w₂₁q²/2 + (λ₁/v) F(vp) − (λ₂/u) G(uq),
///
/// if w₁₁ + w₂₂ = 0. A particle in a potential has w₁₂ = 1/m, λ₂ = u = 1 and g = −V'.
///
/// Layers are symplectic up to O(Δ²) each: over a fixed time the energy drifts by O(Δ).
///
/// Errata  The W of the talk has w₁₂ in place of w₂₂; eq. (S.20) of the paper's first version
///         repeats w₁₁q + w₁₂p in ṗ. Neither conserves H.
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313, supplement
class HamiltonianNetwork {
public:
    /// @param step  Δ, time of a layer
    /// @throws InvalidInput if w₁₁ + w₂₂ ≠ 0, Δ is not positive, or an activation in use has u = 0
    ///         or v = 0 or is empty
    HamiltonianNetwork(
        const HamiltonianWeights& weights, UnitFunction f, UnitFunction g, double step);

    const Eigen::Matrix4d& inner() const { return inner_; }  ///< W
    const Eigen::Matrix4d& outer() const { return outer_; }  ///< W̃

    /// φ(x).
    Eigen::Vector4d activate(const Eigen::Vector4d& x) const;

    /// (q, p) after so many layers.
    PhasePoint propagate(PhasePoint start, Index n_layers) const;

    /// H(q, p).
    double energy(const PhasePoint& at) const;

private:
    HamiltonianWeights weights_;
    UnitFunction f_;
    UnitFunction g_;
    double step_;
    Eigen::Matrix4d inner_;
    Eigen::Matrix4d outer_;
};

}  // namespace feynet
