#pragma once

#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/time_grid.hpp"
#include "feynet/path/potential/any_potential.hpp"

namespace feynet {

/// One particle of mass m in a potential on a time grid: all that the path integral needs.
class PathSystem {
public:
    /// @throws InvalidInput if the mass is not positive, a parameter of the potential is out of
    /// range, the
    ///         midpoint rule has aω ≥ 2, V is not finite or falls without end, or V does not
    ///         confine the particle on a boundary that fixes no end (ring, two free ends), where
    ///         its measure cannot be normalised
    PathSystem(const TimeGrid& grid, Rule rule, double mass, AnyPotential potential);

    const TimeGrid& grid() const { return grid_; }
    Rule rule() const { return rule_; }
    double mass() const { return mass_; }
    const AnyPotential& potential() const { return potential_; }

    /// The frequency ω of a quadratic action, 0 for the free particle; negative if the action is
    /// not quadratic.
    double quadratic_frequency() const;
    bool is_quadratic() const { return quadratic_frequency() >= 0.0; }

    /// The frequency Ω of the oscillator nearest to the system: ω if it is one, otherwise the
    /// largest solution of m Ω² = ⟨V''(x)⟩ with x normal about 0 of the variance P/2 of that
    /// oscillator's ground state, at most 1.9/a in the midpoint rule. Where V curves down at the
    /// centre, as between two wells, the solution is wide enough to feel the walls; where there is
    /// none, as in shallow periodic potentials, Ω is 1/T.
    double oscillator_frequency() const;

private:
    TimeGrid grid_;
    Rule rule_;
    double mass_;
    AnyPotential potential_;
};

}  // namespace feynet
