#pragma once

#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/time_grid.hpp"
#include "feynet/path/potential/lattice_potential.hpp"

namespace feynet {

/// One particle of mass m in a potential on a time grid: all that the path integral needs.
///
/// Units   ħ = 1; with_hbar() brings any other system there.
class PathSystem {
public:
    /// @throws InvalidInput if the mass is not positive, a parameter of the potential is out of
    /// range, the
    ///         midpoint rule has aω ≥ 2, V is not finite or falls without end, or V does not
    ///         confine the particle on a boundary that fixes no end (ring, two free ends), where
    ///         its measure cannot be normalised
    PathSystem(
        const TimeGrid& grid, Discretisation discretisation, double mass, AnyPotential potential);

    /// The potential itself in a rule.
    PathSystem(const TimeGrid& grid, Rule rule, double mass, AnyPotential potential);

    /// A system with a Planck constant of its own, weight e^{−S/ħ}, as the one of ħ = 1 that has
    /// the same law of x. Euclidean time is counted as the inverse energy t/ħ,
    ///
    ///     a → a/ħ,    m → m/ħ²,    V → V:    S/ħ = Σ m(Δx)²/(2aħ) + (a/ħ) V,
    ///
    /// the slices keep T(x, y) = √(m/2πħa) exp{−m(x − y)²/(2ħa) − (a/ħ)V}, and so ln Z and all
    /// positions and energies come out in the units of the system: a gap is E₁ − E₀ = ħ × rate.
    /// Only times and frequencies of the result count in units of ħ: t = ħτ, ω = Ω/ħ.
    ///
    /// @throws InvalidInput as above or if hbar ≤ 0
    static PathSystem with_hbar(
        double hbar,
        const TimeGrid& grid,
        Discretisation discretisation,
        double mass,
        AnyPotential potential);

    const TimeGrid& grid() const { return grid_; }
    Discretisation discretisation() const { return discretisation_; }
    double mass() const { return mass_; }

    /// Where the lattice potential is evaluated.
    Rule rule() const { return rule_of(discretisation_); }

    /// What the path action evaluates at the points of the rule: V with the term of the
    /// discretisation.
    const LatticePotential& lattice_potential() const { return lattice_potential_; }

    /// V of the Hamiltonian, what the lattice potential becomes as a → 0.
    const AnyPotential& continuum_potential() const { return continuum_potential_; }

    /// The frequency ω of a quadratic action in its rule, 0 for the free particle; negative if the
    /// action is not quadratic. The term of Takahashi and Imada makes it ω√(1 + a²ω²/12).
    double quadratic_frequency() const;
    bool is_quadratic() const { return quadratic_frequency() >= 0.0; }

    /// The lattice potential of a quadratic action at x = 0: aω²/8 in the corrected midpoint rule,
    /// otherwise 0.
    double quadratic_offset() const;

    /// The frequency Ω of the oscillator nearest to the system: ω if it is one, otherwise the
    /// largest solution of m Ω² = ⟨W''(x)⟩, W the lattice potential, with x normal about 0 of the
    /// variance P/2 of that oscillator's ground state, at most 1.9/a in the midpoint rule. Where V
    /// curves down at the centre, as between two wells, the solution is wide enough to feel the
    /// walls; where there is none, as in shallow periodic potentials, Ω is 1/T.
    double oscillator_frequency() const;

private:
    TimeGrid grid_;
    Discretisation discretisation_;
    double mass_;
    AnyPotential continuum_potential_;
    LatticePotential lattice_potential_;
};

}  // namespace feynet
