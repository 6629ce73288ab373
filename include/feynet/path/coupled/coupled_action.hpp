#pragma once

#include "feynet/core/action.hpp"
#include "feynet/path/coupled/coupled_system.hpp"

namespace feynet {

/// The Euclidean action of several coordinates on a ring in the site rule,
///
///     S = Σₙ { Σᵢ m (xᵢₙ − xᵢₙ₋₁)²/(2a) + a V(x₁ₙ, …, x_Dₙ) },
///     ∂S/∂xᵢₙ = (m/a)(2xᵢₙ − xᵢₙ₋₁ − xᵢₙ₊₁) + a ∂V/∂xᵢ.
///
/// A configuration is D paths side by side: coordinate i (from 0) at node n is column i N + n.
///
/// Units   ħ = 1; S is dimensionless.
class CoupledAction final : public Action {
public:
    /// `system` must outlive this object.
    explicit CoupledAction(const CoupledSystem& system) : system_(system) {}

    Index dimension() const override { return system_.dimensions() * n_nodes(); }
    Lanes value(const Block& q) const override;
    void gradient(const Block& q, Block& gradient) const override;

    /// The means over the ring of V and of V + ½ Σᵢ xᵢ ∂V/∂xᵢ, whose mean is the energy.
    ///                                                    q: lanes × D N, energies: lanes × 2
    void energies(const Block& q, Block& energies) const;

private:
    Index n_nodes() const { return system_.grid().n_nodes(); }

    const CoupledSystem& system_;
};

}  // namespace feynet
