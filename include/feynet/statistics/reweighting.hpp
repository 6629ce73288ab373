#pragma once

#include "feynet/statistics/function_of_means.hpp"
#include "feynet/statistics/gamma_method.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// The least overlap at which a reweighted number is given.
inline constexpr double least_overlap = 0.1;

/// A function of means at a coupling that was not simulated.
struct ReweightedResult {
    double value = 0.0;           ///< NaN where the overlap is below least_overlap
    std::optional<double> error;  ///< absent there, and where the Γ-method gives none
    double tau_int = 0.0;         ///< in measurements
    double overlap = 0.0;         ///< the share of the measurements that the weights leave
    ErrorStatus status = ErrorStatus::Reliable;
};

/// A range of couplings.
struct CouplingRange {
    double low = 0.0;
    double high = 0.0;
};

/// Measurements at one coupling g₀, which tell means at others near it: for an action S with
/// E = ∂S/∂g the same at all g,
///
///     ⟨O⟩_g = Σ_i o_i w_i / Σ_i w_i,    w_i = exp(−(g − g₀) E_i).
///
/// The measured components are the observables, E among them.
///
/// Source  Ferrenberg & Swendsen, Phys. Rev. Lett. 61 (1988) 2635.
class Reweighting {
public:
    /// @param slope     the component that is E
    /// @param coupling  g₀
    /// @throws InvalidInput if there is no such component, nothing was measured, some E is not
    ///         finite, or measurements were averaged in bins: a mean of weights is not the weight
    ///         of a mean
    Reweighting(VectorSeries measured, Index slope, double coupling);

    double coupling() const { return coupling_; }
    const VectorSeries& measured() const { return measured_; }

    /// The overlap with the ensemble at g: the lesser of
    ///
    ///     (Σ w)²/(N Σ w²)    and    exp(−(g − g₀)² σ²_E),
    ///
    /// of which the second one, right for a normal E, does not depend on whether the rare
    /// measurements that carry the weight at g were met.
    double overlap(double g) const;

    /// The couplings about g₀ whose overlap is at least `share`; 0 < share < 1. The whole real line
    /// where E is constant.
    CouplingRange range(double share = least_overlap) const;

    /// The series w o₁, …, w o_k, w with w in units of the largest one: what ratios of means are
    /// taken of.
    VectorSeries weighted(double g) const;

    /// ⟨o₁⟩_g, …, ⟨o_k⟩_g, whatever the overlap.
    std::vector<double> means(double g) const;

    /// f of the means at g, its error by the Γ-method for the ratios, which has the autocorrelation
    /// in it. There is none where overlap × N/τ_int < 50.
    ReweightedResult at(double g, const FunctionOfMeans& f, const GradientOfMeans& gradient) const;

private:
    double exponent(double g, double slope) const;

    VectorSeries measured_;
    Index slope_;
    double coupling_;
    double lowest_ = 0.0;
    double highest_ = 0.0;
    double variance_ = 0.0;
};

/// f of the means o_a = (w o_a)/w as a function of the means of Reweighting::weighted(); a
/// jackknife takes it.
FunctionOfMeans of_ratios(const FunctionOfMeans& f);

}  // namespace feynet
