#pragma once

#include "feynet/core/block.hpp"

#include <span>
#include <string>
#include <vector>

namespace feynet {

/// What the pulls of a campaign must keep to.
struct PullLimits {
    double p = 1e-3;         ///< of χ², both sides together, and of Kolmogorov and Smirnov
    double pull = 4.5;       ///< the largest |pull| of an independent number
    double companion = 5.0;  ///< and of a number of the same chains; there are many of them
};

/// Whether pulls (value − exact)/error of independent numbers are a sample of the normal law.
///
/// χ² = Σ pull² sees errors that are too small or too large and numbers that are off;
/// Kolmogorov's distance to the normal law sees a common bias and a wrong shape; the largest pull a
/// single wrong number.
struct PullTest {
    Index n = 0;
    double mean = 0.0;
    double width = 0.0;  ///< √(Σ pull²/n), 1 for right errors
    double chi2 = 0.0;
    double chi2_p = 1.0;    ///< of a Σ pull² as far out on either side
    double distance = 0.0;  ///< Kolmogorov and Smirnov
    double distance_p = 1.0;
    Index beyond_2 = 0;  ///< numbers with |pull| > 2
    Index beyond_3 = 0;
    double largest = 0.0;               ///< the pull of largest size
    std::vector<std::string> failures;  ///< which limits are broken, in words
};

/// The test of no pulls is passed. A pull that is not finite breaks every limit.
PullTest test_pulls(std::span<const double> pulls, const PullLimits& limits = {});

/// The chance that a right program breaks one of the limits: p of χ², p of Kolmogorov and Smirnov,
/// and the sum of the normal law's tails for the largest pulls (Bonferroni: they need not be
/// independent).
double false_alarm_rate(Index n_independent, Index n_companions, const PullLimits& limits = {});

/// The share of the normal law beyond ±z, in n numbers.
double expected_beyond(Index n, double z);

}  // namespace feynet
