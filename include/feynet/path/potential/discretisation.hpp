#pragma once

#include "feynet/core/words.hpp"
#include "feynet/network/lattice_oscillator.hpp"

namespace feynet {

/// How the path integral becomes an integral over nodes: the rule that says where a potential is
/// evaluated in a time slice, and what is evaluated there.
///
/// The spectrum of the lattice, −ln(λᵢ)/a, errs by O(aᵖ) from that of H.
enum class Discretisation {
    Site,               ///< V in the site rule; p = 2
    Midpoint,           ///< V in the midpoint rule; p = 1 unless V is quadratic
    MidpointCorrected,  ///< V + ħ(a/8m) V'' in the midpoint rule; p = 2
    TakahashiImada,     ///< V + (a²/24m) V'² in the site rule; p = 4, the density O(a²)
};

template <>
struct Words<Discretisation> {
    static constexpr std::array<std::string_view, 4> value{
        "site", "midpoint", "midpoint_corrected", "takahashi_imada"};
};

/// The potential itself in a rule.
constexpr Discretisation discretisation_of(Rule rule) {
    return rule == Rule::Site ? Discretisation::Site : Discretisation::Midpoint;
}

/// Where a discretisation evaluates its potential.
constexpr Rule rule_of(Discretisation discretisation) {
    return discretisation == Discretisation::Site ||
                   discretisation == Discretisation::TakahashiImada
               ? Rule::Site
               : Rule::Midpoint;
}

}  // namespace feynet
