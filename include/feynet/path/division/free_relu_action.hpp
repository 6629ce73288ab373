#pragma once

#include "feynet/core/action.hpp"
#include "feynet/path/division/relu_units.hpp"
#include "feynet/path/potential/any_potential.hpp"

namespace feynet {

/// The action of a network of rectified linear units with un-fixed biases, in all its parameters,
/// on the division of time that its own kinks make,
///
///     S(w, w̃, b̃) = Σₙ { ½ m vₙ² dₙ + dₙ [V(xₙ) + V(xₙ₋₁)]/2 },    vₙ the slope of interval n.
///
/// It is constant along the orbits (w, w̃, b̃) → (αw, w̃/α, b̃/α) of every unit, so the Hessian has one
/// zero mode per unit where the gradient vanishes, and ∫ e^{−S} over all parameters diverges: the
/// volume of the orbits is to be divided out.
///
/// Variables  q = (w₁ … w_M, w̃₁ … w̃_M, b̃₁ … b̃_M), w̃ ≠ 0.
class FreeReluAction final : public Action {
public:
    /// @throws InvalidInput if n_units < 1, duration ≤ 0 or mass ≤ 0
    FreeReluAction(
        Index n_units, double duration, double x_initial, double mass, AnyPotential potential);

    Index dimension() const override { return 3 * n_units_; }
    Lanes value(const Block& q) const override;
    void gradient(const Block& q, Block& gradient) const override;

    /// The units of one chain.
    ReluUnits units(const Block& q, Index lane) const;

private:
    struct Nodes;
    struct Adjoint;
    Nodes nodes(const BrokenLine& line) const;
    Adjoint adjoint(const Nodes& at) const;
    double potential(double x) const;
    double potential_slope(double x) const;

    Index n_units_;
    double duration_;
    double x_initial_;
    double mass_;
    AnyPotential potential_;
};

}  // namespace feynet
