#pragma once

#include <limits>

namespace feynet {

/// The decay of a correlator on a ring of period T, where a state of energy E goes round both ways:
///
///     f(t) = e^{−Et} + e^{−E(T−t)} = 2 e^{−ET/2} cosh(E(T/2 − t)),
///
/// and f(t) = e^{−Et} for the infinite period that is the default.
struct PeriodicDecay {
    double period = std::numeric_limits<double>::infinity();

    /// f(t) for E = rate.
    double value(double rate, double t) const;

    /// ∂f/∂E.
    double slope(double rate, double t) const;

    /// The rate E for which f(later)/f(earlier) is the given ratio; earlier < later ≤ T/2.
    ///
    /// NaN for a ratio that is not positive and, on a finite period, for one that is not below 1.
    double rate_of(double ratio, double earlier, double later) const;

    /// ∂E/∂ratio of rate_of at that rate.
    double rate_slope(double rate, double earlier, double later) const;
};

}  // namespace feynet
