#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// The quadratic part ½ (q − q̄)ᵀ M (q − q̄) of an action, as a Gaussian measure that can be drawn
/// from and as a metric for Hamiltonian dynamics.
///
/// Velocities v = M⁻¹p stand for the momenta: v then has the law of the deviation q − q̄, and the
/// exact flow of the quadratic part is the rotation (q − q̄, v) → (q − q̄, v) cos ε + (v, q̄ − q) sin
/// ε in every basis.
class GaussianPart {
public:
    virtual ~GaussianPart() = default;

    virtual Index dimension() const = 0;

    /// The mean q̄, the same in all chains.                                   lanes × n
    virtual const Block& mean() const = 0;

    /// v ← M^{−1/2} ξ: the deviation drawn by n standard normals; ξ may be v itself.
    ///                                                                 ξ: lanes × n, v: lanes × n
    virtual void draw(const Block& normals, Block& v) const = 0;

    /// v ← M⁻¹ g for a covector g, as a gradient is one.               g: lanes × n, v: lanes × n
    virtual void solve(const Block& g, Block& v) const = 0;

    /// vᵀ M v, one number per chain.
    virtual Lanes norm(const Block& v) const = 0;

    /// Whether M = 1, so that velocities are momenta.
    virtual bool is_unit() const { return false; }
};

}  // namespace feynet
