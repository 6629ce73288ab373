#pragma once

#include "feynet/statistics/function_of_means.hpp"
#include "feynet/statistics/series.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace feynet {

/// Whether a series carries an error bar, and if not, why.
enum class ErrorStatus {
    Reliable,   ///< it does
    TooShort,   ///< N/τ_int < 50 or N < 25: the sum over the window misses a part
    NoWindow,   ///< Γ has not decayed within half of a chain, or its sum is not positive
    Constant,   ///< all measurements are equal: a frozen chain looks just like this
    NotFinite,  ///< a measurement is NaN or infinite
};

/// The reason in words, for a report.
std::string_view describe(ErrorStatus status);

/// The least N/max(τ_int, ½) for which an error bar is given.
inline constexpr double least_effective_length = 50.0;

/// S, the supposed ratio of the slowest decay of Γ to τ_int, which the automatic window is chosen
/// by.
inline constexpr double usual_window_factor = 1.5;

/// The mean of a correlated series and what its autocorrelation says about it.
///
/// For a constant and for a non-finite series all but `mean`, `n` and `status` are NaN, zero or
/// empty. Where no window is found, the sum over half a chain stands in: τ_int and the error are
/// then rather lower bounds.
struct GammaResult {
    double mean = 0.0;
    std::optional<double> error;  ///< standard error of the mean; absent unless status is Reliable
    double unreliable_error = 0.0;  ///< the same whatever the status, for diagnostics only
    double error_of_error = 0.0;
    double tau_int = 0.0;  ///< ½ + Σ ρ(t), in measurements; ½ for independent ones
    double tau_int_error = 0.0;
    Index n = 0;       ///< measurements, all chains together
    Index window = 0;  ///< W, in bins
    bool by_stretches =
        false;  ///< the error is that of means over long stretches, see gamma_method()
    std::vector<double> rho;  ///< ρ(t) = Γ(t)/Γ(0) for t = 0 … 2W (at most half a chain), in bins
    ErrorStatus status = ErrorStatus::Reliable;
};

/// Mean, error and τ_int of a series by the Γ-method.
///
///     Γ(t) = ⟨δ(i) δ(i+t)⟩ + C/N,   C = Γ(0) + 2 Σ_{t=1}^{W} Γ(t),   σ² = C/N,   τ_int = C/(2Γ(0))
///
/// with δ the deviation from the mean over all chains, Γ averaged over chains, and C/N (of the bare
/// Γ) the correction of its bias. W is the first t at which exp(−t/τ) < τ/√(tN), where τ =
/// S/ln((2τ_int+1)/(2τ_int−1)) and S = 1.5: there the bias of cutting the sum is about as large as
/// its noise. Where τ_int < ½ by more than two standard deviations √(W/N) of Σρ, the window takes ½
/// + Σ|ρ| in its place, so that it spans an alternating Γ too; where it is by less, W is where that
/// is seen: more terms would add their noise, nothing else.
///
/// A slow part of small amplitude hides behind the window: a chain that stays for long, but rarely,
/// where it is far out. So the means over 8, 4 and 2 equal stretches of every chain, B of them, are
/// looked at: where their scatter makes the error larger than 1 + 3/√(2(B − 1)) times C/N's, three
/// standard deviations of that scatter, the largest such error is taken, and τ_int is that of it.
/// Fast series are raised so in 0.4 % of cases at most.
///
/// In a binned series Γ is that of the bins, and σ needs no change. τ_int = σ² N/(2 var) is given
/// in measurements, with var the variance of single measurements.
///
/// Cost    O(N W)
/// Source  Wolff, Comput. Phys. Commun. 156 (2004) 143, hep-lat/0306017.
///
/// @param window_factor  S; a larger one is a wider window: less bias, more noise in the error
/// @throws InvalidInput if it is not positive
GammaResult gamma_method(const Series& series, double window_factor = usual_window_factor);

/// The same for every component of a vector-valued series.
std::vector<GammaResult> gamma_method(const VectorSeries& series);

/// A function of means, with its error by linear propagation: the Γ-method for the one series
/// Σ_α f_α (a_α(i) − ā_α), where f_α = ∂f/∂ā_α.
///
/// The value is f at the means; its bias O(1/N) is not corrected. Where a
/// binned series has no single(), τ_int is that of the bins times their width, an upper bound where
/// it is less than a bin.
GammaResult gamma_method(
    const FunctionOfMeans& f, const GradientOfMeans& gradient, const VectorSeries& series);

}  // namespace feynet
