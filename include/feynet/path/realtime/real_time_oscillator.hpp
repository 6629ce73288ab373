#pragma once

#include "feynet/core/block.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/time_grid.hpp"
#include "feynet/path/realtime/amplitude.hpp"

namespace feynet {

/// The oscillator (ω = 0: the free particle) in real time between two fixed ends, with the weight
/// e^{iS/ħ} of a path,
///
///     S = Σ_links { m (xₙ − xₙ₋₁)²/(2a) − a V̄ₙ },    V = ½ m ω² x²,                           (1)
///     K(x_N, x₀; T) = (m/2πiħa)^{N/2} ∫ dx₁ … dx_{N−1} e^{iS/ħ},                              (2)
///
/// V̄ₙ the mean of V at the two nodes of the link (site) or V at its middle (midpoint). The lattice
/// integral (2) is the Euclidean one continued to a → ia:
///
///     site:      sin(ϑ/2) = aω/2,   P = a/(m sin ϑ),   c = 1
///     midpoint:  tan(ϑ/2) = aω/2,   P = 1/(m ω),       c = (1 + a²ω²/4)^{−1/2}
///     K = cᴺ (2πħ |P sin Nϑ|)^{−1/2} e^{−iπ/4 − iπν/2} exp{i [(x₀² + x_N²) cos Nϑ − 2 x₀ x_N] /
///         (2ħ P sin Nϑ)},    ν = ⌊Nϑ/π⌋                                                       (3)
///
/// where ν, the Morse index, counts the caustics passed: the modes κ = kπ/N < ϑ in which S has a
/// maximum.
///
/// Units   S and ħ in the same units of action.
/// Source  Feynman, Rev. Mod. Phys. 20 (1948) 367; Horváthy, Int. J. Theor. Phys. 18 (1979) 245
/// (the
///         phase beyond caustics).
class RealTimeOscillator {
public:
    /// @param grid  fixes both ends
    /// @throws InvalidInput if the boundary is not dirichlet, mass or hbar is not positive,
    ///         frequency < 0 or, for the site rule, aω ≥ 2, where no lattice mode oscillates any
    ///         more
    RealTimeOscillator(
        const TimeGrid& grid, Rule rule, double mass, double frequency, double hbar = 1.0);

    const TimeGrid& grid() const { return grid_; }
    Rule rule() const { return rule_; }
    double mass() const { return mass_; }
    double frequency() const { return frequency_; }
    double hbar() const { return hbar_; }

    /// S, eq. (1), one number per lane.                        path: lanes × n_nodes
    Lanes action(const Block& path) const;

    /// g ← ∂S/∂x = K x at the free nodes, 0 at the ends.       path, g: lanes × n_nodes
    void gradient(const Block& path, Block& g) const;

    /// Kₙₙ at the free nodes.
    double diagonal() const { return 2.0 * end_; }
    /// Kₙ,ₙ₊₁.
    double coupling() const { return coupling_; }

    /// (N/2) ln(m/2πħa), the modulus of the measure in (2); its phase is −πN/4.
    double log_measure() const;

    /// The kernel of this lattice in closed form, eq. (3).
    /// @throws InvalidInput if the duration lies on a caustic, where the kernel is a delta function
    Amplitude lattice_kernel() const;

    /// The kernel of continuous time, Mehler's, which is (3) with ϑ = aω, P = 1/(mω) and c = 1.
    /// @throws InvalidInput as lattice_kernel() does
    Amplitude continuum_kernel() const;

private:
    TimeGrid grid_;
    Rule rule_;
    double mass_;
    double frequency_;
    double hbar_;
    double end_;       // m/a − amω² {½, ¼}: the share of one link in Kₙₙ
    double coupling_;  // −m/a − amω² {0, ¼}
};

}  // namespace feynet
