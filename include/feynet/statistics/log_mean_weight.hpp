#pragma once

#include <Eigen/Core>

#include <optional>
#include <span>
#include <string_view>

namespace feynet {

/// Whether a mean of weights carries an error bar, and if not, why.
enum class WeightStatus {
    Reliable,   ///< it does
    TooFew,     ///< fewer than 400 effective weights: a few of them make up the mean
    HeavyTail,  ///< the shape of their tail is above 0.7: what makes up the mean has not been seen
    NotFinite,  ///< a logarithm is NaN or +∞, or all are −∞
};

/// The reason in words, for a report.
std::string_view describe(WeightStatus status);

/// The least effective number of weights for which an error is given.
inline constexpr double least_effective_weights = 400.0;

/// The largest shape of the tail of weights for which an error is given.
inline constexpr double largest_tail_shape = 0.7;

/// The logarithm of the mean of independent weights, ln ⟨eʷ⟩, as a ratio of partition functions is
/// estimated.
struct LogMeanWeight {
    double value = 0.0;
    std::optional<double> error;  ///< standard error of `value`; absent unless status is Reliable
    double ess = 0.0;             ///< effective number of weights
    double tail_shape = 0.0;      ///< k̂ of the largest weights; see pareto_shape
    Eigen::Index n = 0;
    WeightStatus status = WeightStatus::Reliable;
};

/// ln ⟨eʷ⟩ with its error to first order, √((Σ e²ʷ)/(Σ eʷ)² − 1/n).
///
/// Weights that vary by many orders of magnitude give a mean that is too small and looks accurate,
/// because those that make it up are rare; such means have no error. What says so must not depend
/// on whether the rare ones were met: the effective number is the lesser of
///
///     (Σ eʷ)²/Σ e²ʷ    and    n exp(−σ²),    σ² = ⟨(w − median)²; w > median⟩,
///
/// where the second one is that of a normal w, known from its bulk. Where the tail shape is k, the
/// moments of weights exist below order 1/k.
///
/// @throws InvalidInput if there are fewer than two weights
/// Source  Kish, Survey Sampling (Wiley, 1965); Vehtari, Simpson, Gelman, Yao & Gabry,
///         arXiv:1507.02646, for the bound on the tail.
LogMeanWeight log_mean_weight(std::span<const double> log_weights);

/// The shape k̂ of the tail of weights, from a generalised Pareto law fitted to the excesses of the
/// min(n/5, 3√n) largest weights eʷ over the next one, with a weak prior of 10 observations at ½.
/// −∞ where there is no tail: fewer than 25 weights, or all equal to rounding.
///
/// Source  Zhang & Stephens, Technometrics 51 (2009) 316; arXiv:1507.02646, appendix C.
double pareto_shape(std::span<const double> log_weights);

}  // namespace feynet
