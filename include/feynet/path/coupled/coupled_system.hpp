#pragma once

#include "feynet/network/time_grid.hpp"
#include "feynet/path/coupled/coupled_potential.hpp"

#include <memory>

namespace feynet {

/// D oscillators at right angles: coordinates y = Rᵀx with a frequency each.
struct NormalModes {
    Eigen::MatrixXd directions;  ///< R, one orthonormal column for each mode
    Eigen::ArrayXd frequencies;  ///< rising, in units of 1/time

    /// The frequency of each coordinate alone, √Σₖ Rᵢₖ² ωₖ².
    Eigen::ArrayXd coordinate_frequencies() const;
};

/// One particle of mass m in D dimensions on a ring of time, in the site rule:
///
///     S = Σₙ { m |xₙ − xₙ₋₁|²/(2a) + a V(xₙ) },    xₙ = (x₁, …, x_D).
///
/// D particles on a line of the same mass are the same system.
///
/// Units   ħ = 1.
class CoupledSystem {
public:
    /// @throws InvalidInput if the mass is not positive, the grid is not a ring, V is not finite at
    ///         the origin, or V falls without end or does not confine the particle in some
    ///         direction
    CoupledSystem(
        const TimeGrid& grid, double mass, std::shared_ptr<const CoupledPotential> potential);

    const TimeGrid& grid() const { return grid_; }
    double mass() const { return mass_; }
    const CoupledPotential& potential() const { return *potential_; }
    Index dimensions() const { return potential_->dimensions(); }

    bool is_quadratic() const { return potential_->quadratic_form().has_value(); }

    /// The oscillators nearest to the system: its normal modes if V is quadratic, otherwise those
    /// of the linear force H x that fits ∂V best in the mean square over their own ground state,
    ///
    ///     H = ⟨∂V xᵀ⟩⟨x xᵀ⟩⁻¹,    H = m R ω² Rᵀ,    ⟨x xᵀ⟩ = R (P/2) Rᵀ.
    ///
    /// No frequency is below 1/T. Whatever they are, they change the efficiency of a sampler only.
    const NormalModes& nearest_oscillators() const { return modes_; }

private:
    TimeGrid grid_;
    double mass_;
    std::shared_ptr<const CoupledPotential> potential_;
    NormalModes modes_;
};

}  // namespace feynet
