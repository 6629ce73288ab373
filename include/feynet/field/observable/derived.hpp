#pragma once

#include "feynet/core/named_number.hpp"
#include "feynet/field/observable/field_numbers.hpp"

#include <functional>
#include <span>
#include <vector>

namespace feynet {

/// A function of the means of measured numbers, with its gradient, exact to rounding, for the
/// propagation of errors. Not a number where the means allow none, as the root of a negative one.
struct DerivedNumber {
    NamedNumber number;
    /// The number, as a function of the measured means.
    std::function<double(std::span<const double>)> value;
    /// Its derivative with respect to each mean.
    std::function<std::vector<double>(std::span<const double>)> gradient;
};

/// What follows from the means of FieldNumbers, in their order:
///
///     susceptibility             χ = V⟨M²⟩/n, which is G̃(0)
///     connected_susceptibility   V(⟨M²⟩ − ⟨|M|⟩²)/n, for the broken phase
///     binder                     U₄ = 1 − n⟨M⁴⟩/((n + 2)⟨M²⟩²): 0 for a Gaussian M, 2/(n + 2) in
///                                the broken phase; 1 − ⟨M⁴⟩/(3⟨M²⟩²) for one component
///     four_point                 G₄ = V³(⟨M⁴⟩ − (1 + 2/n)⟨M²⟩²), the connected one at zero
///     momentum correlation_length         ξ = √(G̃(0)/G̃(p) − 1)/(2 sin(p/2)), p = 2π/L: the second
///     moment renormalised_coupling      g_R = −3n/(n + 2) · G₄/((nχ)² ξᵈ) = 3 U₄ V/ξᵈ
///
/// The last two need a periodic axis, and the symmetric phase to mean what they say.
///
/// Source  Pelissetto & Vicari, Nucl. Phys. B 519 (1998) 626, cond-mat/9711078 (g_R of O(n)); for
///         one component, with this ξ, Caselle, Hasenbusch, Pelissetto & Vicari, J. Phys. A 33
///         (2000) 8171, hep-th/0003049.
std::vector<DerivedNumber> derived_numbers(const FieldNumbers& numbers);

/// The effective mass arccosh[(C(t−1) + C(t+1))/(2C(t))] of a slice correlator with lags 0, 1, …,
/// all of SliceCorrelator's for one momentum: constant in t where one state dominates, on the ring
/// and between open ends alike.
///
/// @param lag  t, at least 1; on the ring up to n_times/2, else below the largest lag
DerivedNumber effective_mass(const Lattice& lattice, Index lag);

/// The pole mass m_p as papers on flows define it: the mean of the effective mass over t = 1 …
/// n_times − 1 of the ring (with open time over all t that have it).
///
/// @param n_lags  all of them: n_times/2 + 1 on the ring
/// Source  Albergo, Kanwar & Shanahan, Phys. Rev. D 100 (2019) 034515, arXiv:1904.12072.
DerivedNumber pole_mass(const Lattice& lattice, Index n_lags);

}  // namespace feynet
