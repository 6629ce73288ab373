#pragma once

#include "feynet/statistics/linear_fit.hpp"
#include "feynet/study/field/binder_record.hpp"

#include <optional>
#include <span>
#include <vector>

namespace feynet {

/// U₄ of the two-dimensional Ising class at the critical point of a torus of equal sides.
///
/// Source  Salas & Sokal, J. Stat. Phys. 98 (2000) 551, cond-mat/9904038.
inline constexpr double ising_torus_cumulant = 0.61069;

/// The coupling at which U₄ of one size is that of the critical point of the infinite lattice.
struct LevelCrossing {
    Index size = 0;
    double coupling = 0.0;
    std::optional<double> error;  ///< absent where the run does not reach it, or has none
};

/// Where U₄ of a run meets `level`, by reweighting; U₄ must fall or rise with the coupling.
LevelCrossing level_crossing(const BinderRecord& record, double level);

/// The critical point at one λ of convention B in two dimensions.
struct CriticalPoint {
    double lambda = 0.0;
    double bare = 0.0;             ///< μ₀² at which the infinite lattice is critical
    double bare_error = 0.0;       ///< statistical
    double bare_systematic = 0.0;  ///< what leaving out the smallest size changes
    double p = 1.0;                ///< of the law in the size
    double mass_squared = 0.0;     ///< μ² of normal_ordered_mass_squared()
    double ratio = 0.0;            ///< f = λ/μ²
    double ratio_error = 0.0;      ///< statistical
    double ratio_systematic = 0.0;

    double total_error() const;  ///< of f, both in quadrature
};

/// The critical point from the level crossings of three sizes or more,
///
///     μ₀²(L) = μ₀² + A L^{−ω − 1/ν},    ω = 7/4, 1/ν = 1:
///
/// where U* + a (μ₀²(L) − μ₀²) L^{1/ν} + b L^{−ω} is U*.
///
/// @param crossings  of rising sizes, each with an error
CriticalPoint critical_point(double lambda, std::span<const LevelCrossing> crossings);

/// The continuum limit of f along the critical line.
struct ContinuumCoupling {
    LinearFit fit;  ///< f_c, a, b
    double value = 0.0;
    double error = 0.0;       ///< with the systematic errors of the points in it
    double systematic = 0.0;  ///< what leaving out the largest λ changes

    /// f of the law.
    double at(double lambda) const;
};

/// Fits f = f_c + a λ + b λ ln λ, the artefacts of order a² with the logarithm of the tadpoles.
///
/// @param points  of falling λ, four or more
/// Source  Schaich & Loinaz, Phys. Rev. D 79 (2009) 056008, arXiv:0902.0045, for the logarithm.
ContinuumCoupling continuum_coupling(std::span<const CriticalPoint> points);

}  // namespace feynet
