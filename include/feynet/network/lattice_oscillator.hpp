#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

namespace feynet {

/// Where the potential is evaluated in one time slice of the path action.
enum class Rule {
    Site,      ///< a V(xₙ) at the nodes, half weight at open ends
    Midpoint,  ///< a V((xₙ + xₙ₋₁)/2), the rule of arXiv:2403.11420
};

template <>
struct Words<Rule> {
    static constexpr std::array<std::string_view, 2> value{"site", "midpoint"};
};

/// The harmonic oscillator on a time lattice, in the two numbers that solve it:
///
///     site:      sinh(ϑ/2) = aω/2,   P = a/(m sinh ϑ)
///     midpoint:  tanh(ϑ/2) = aω/2,   P = 1/(m ω)
///
/// Correlations decay as e^{−ϑ|k|}; P/2 is the variance of x in the ground state. P sinh ϑ stays
/// finite as ω → 0, where it is the variance a/m of a free step.
///
/// Units   ħ = 1; P is a length².
struct LatticeOscillator {
    double theta;          ///< ϑ
    double amplitude;      ///< P; infinite for ω = 0
    double free_variance;  ///< P sinh ϑ

    /// @throws InvalidInput if mass ≤ 0, frequency < 0 or, for the midpoint rule, aω ≥ 2
    LatticeOscillator(Rule rule, double mass, double frequency, double spacing);
};

/// sinh(kϑ)/sinh(nϑ) for 0 ≤ k ≤ n, n > 0, without overflow; k/n at ϑ = 0.
double sinh_ratio(Index k, Index n, double theta);

/// cosh(kϑ)/cosh(nϑ) for 0 ≤ k ≤ n, without overflow.
double cosh_ratio(Index k, Index n, double theta);

}  // namespace feynet
