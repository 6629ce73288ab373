#pragma once

#include <functional>

namespace feynet {

/// What a string at rest sees of a static bulk,
///
///     ds² = −f(η) dt² + N²(η) dη² + g(η) dx²,
///
/// with the boundary at η → ∞, where f g grows without bound.
///
/// Logarithms, because f and g vary over many orders of magnitude and only their ratios matter; the
/// slope, because near the point where a string turns those ratios are nearly one.
///
/// Units  L = 1, the radius of the anti–de Sitter space at the boundary.
struct StringBackground {
    /// ln f(η).
    std::function<double(double)> log_f;
    /// ln g(η).
    std::function<double(double)> log_g;
    std::function<double(double)> log_lapse;  ///< log N; zero where η is proper length
    std::function<double(double)> slope;      ///< d log(f g)/dη
    double bottom;                            ///< the horizon or the end of space; may be −∞
};

/// Empty anti–de Sitter space, f = g = e^{2η}, N = 1: the potential is Coulomb's.
StringBackground anti_de_sitter();

/// The black brane in five dimensions, f = C sinh²(2η)/cosh(2η), g = C cosh(2η), C = (πT)², N = 1:
/// quarks are screened.
///
/// @throws InvalidInput if temperature is not positive
StringBackground black_brane(double temperature);

/// The conformal metric f = g = N² /z² = e^{cz²/2}/z² in η = −log z: quarks are confined, by a
/// string that lies on the bottom z = √(2/c), where its tension e c/2 (times 1/(2πα')) is least.
///
/// @throws InvalidInput if c is not positive
///
/// Source  Andreev & Zakharov, Phys. Rev. D 74 (2006) 025023.
StringBackground deformed_anti_de_sitter(double c);

}  // namespace feynet
