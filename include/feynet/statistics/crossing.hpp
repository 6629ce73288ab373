#pragma once

#include "feynet/statistics/function_of_means.hpp"
#include "feynet/statistics/reweighting.hpp"

#include <Eigen/Core>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace feynet {

/// Whether the crossing of two curves was found, and if not, why.
enum class CrossingStatus {
    Found,       ///< it was, with an error
    NoOverlap,   ///< no coupling is within reach of both runs
    NoCrossing,  ///< the curves do not cross where both runs reach
    Ambiguous,   ///< they cross more than once there, or not surely: two errors reach an end
    TooShort,    ///< fewer than 20 blocks of ten autocorrelation times in one of the runs
};

/// The reason in words, for a report.
std::string_view describe(CrossingStatus status);

/// Where two curves U(g) of two sizes meet.
struct Crossing {
    /// g×; otherwise a coupling of the common range for a better run, where the curves do not cross
    /// the end that is nearest to it; NaN without a common range.
    double coupling = 0.0;
    std::optional<double> error;  ///< of g×; absent unless status is Found
    double height = 0.0;          ///< U(g×)
    std::optional<double> height_error;
    double least_overlap = 0.0;  ///< of the two runs with their ensembles at g×
    CrossingStatus status = CrossingStatus::Found;

    /// The shifts of g× with each block of the two runs left out, so scaled that the sum of their
    /// squares is the variance; empty unless status is Found.
    Eigen::VectorXd smaller_shifts;
    Eigen::VectorXd larger_shifts;
};

/// The crossing of the curves f(⟨o⟩_g) of two independent runs, each curve by reweighting its run.
///
/// The curves are evaluated at twelve Chebyshev points of the range of couplings that both runs
/// reach, for all blocks together and with each block left out, and interpolated. The error is that
/// of the jackknife over blocks of at least ten autocorrelation times of both runs, grown by
/// (1 − (τ − 1/(4τ))/b)^{−1/2} for blocks of length b, as they are not quite independent.
///
/// Source  Binder, Z. Phys. B 43 (1981) 119, for crossings of the cumulant.
Crossing crossing(const Reweighting& smaller, const Reweighting& larger, const FunctionOfMeans& f);

/// The covariance of the crossings (1, 2), (2, 3), … of one run after the other: neighbours share a
/// run. All must be Found.                                                   length n × n
Eigen::MatrixXd covariance_of_successive(std::span<const Crossing> crossings);

}  // namespace feynet
