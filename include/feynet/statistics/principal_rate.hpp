#pragma once

#include "feynet/statistics/correlator_matrix.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/periodic_decay.hpp"

#include <optional>
#include <span>
#include <vector>

namespace feynet {

/// The energies above the vacuum that a matrix of correlators shows: the decay rates of its
/// principal correlators,
///
///     C(t) v = λₙ(t, t₀) C(t₀) v,    λₙ = f(t)/f(t₀),    f of PeriodicDecay with rate Eₙ.
///
/// With k operators and only k states they are exact. A further state makes Eₙ too large by about
///
///     B exp(−(E_{k+1} − Eₙ) t₀)/(t − t₀),    levels counted from 1,
///
/// where B is its share in the operators relative to that of the state n.
///
/// Source  Lüscher & Wolff, Nucl. Phys. B 339 (1990) 222; Blossier, Della Morte, von Hippel, Mendes
///         & Sommer, JHEP 04 (2009) 094, arXiv:0902.1265.
class PrincipalRates {
public:
    /// @param times  of the matrix, increasing
    /// @throws InvalidInput if the matrix has other than times.size() ≥ 2 times, or they do not
    ///         increase within half the period
    PrincipalRates(
        const CorrelatorMatrix& matrix, std::vector<double> times, const PeriodicDecay& decay = {});

    double period() const { return decay_.period; }
    Index n_rates() const { return matrix_.n_operators(); }
    Index n_windows() const { return matrix_.n_times() - 1; }

    /// The time t₀ of a window.
    double earlier(Index window) const { return times_[static_cast<std::size_t>(window)]; }
    /// The time t of a window.
    double later(Index window) const { return times_[static_cast<std::size_t>(window) + 1]; }

    /// Eₙ (n = 0 is the lowest) from t₀ = earlier(window) and t = later(window); NaN where there
    /// is none.
    double rate(std::span<const double> means, Index n, Index window) const;

    /// Its gradient with respect to the means, ∂λ = vᵀ(∂C(t) − λ ∂C(t₀)) v; NaN where there is
    /// none.
    std::vector<double> gradient(std::span<const double> means, Index n, Index window) const;

    /// Eₙ with its error by linear propagation through the Γ-method.
    GammaResult measured(const VectorSeries& series, Index n, Index window) const;

    /// Eₙ(window − 1) − Eₙ(window) with its error: by how much later times lower the rate.
    GammaResult change(const VectorSeries& series, Index n, Index window) const;

private:
    CorrelatorMatrix matrix_;
    std::vector<double> times_;
    PeriodicDecay decay_;
};

/// A rate from times that balance noise against what lies beyond the operators.
struct SettledRate {
    GammaResult rate;
    Index window = 0;    ///< of PrincipalRates
    double bias = 0.0;   ///< a bound on what higher states may still add to the rate
    double error = 0.0;  ///< √(σ² + bias²), σ the standard error of the rate
};

/// The rate Eₙ from the window, the second one or later, that makes √(σ² + b²) least, where σ is
/// its standard error and b bounds what higher states add.
///
/// What they add is extrapolated from the earliest times, where they are seen best: the change c ±
/// δ of Eₙ from the first to the second window fixes B of PrincipalRates, as (|c| + 2δ)/(g₀ − g₁)
/// where g = exp(−Δ t₀)/(t − t₀), and the bound is B g. For the distance Δ to the state beyond
/// stands the one to the highest of the rates found, E_k − Eₙ, which is not larger; for the highest
/// one itself E_k − E_{k−1}, as if levels were evenly spaced, and the bound is doubled, since that
/// is a guess: in −x² + x⁴ it alone is short by a tenth.
///
/// Windows count while λₙ stands ten times above the error of the fastest principal correlator:
/// later the largest eigenvalues are the largest of several noisy ones. Absent where there is no
/// such window, for a single operator, and where the chains are too short for an error.
std::optional<SettledRate> settled_rate(
    const PrincipalRates& rates, const VectorSeries& series, Index n);

}  // namespace feynet
