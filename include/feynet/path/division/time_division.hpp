#pragma once

#include "feynet/core/block.hpp"
#include "feynet/network/time_grid.hpp"

namespace feynet {

/// Any division 0 = t₀ < t₁ < … < t_N = T of a time interval, with what holds at its ends: the
/// kinks of a network whose biases are not fixed.
///
/// A TimeGrid with intervals dₙ = tₙ − tₙ₋₁ of any length. The first end is always fixed; the free
/// nodes are first_free() … first_free() + n_free() − 1.
class TimeDivision {
public:
    /// @param times     t₀ … t_N
    /// @param boundary  dirichlet or half_line
    /// @throws InvalidInput if there are fewer than two times, t₀ ≠ 0, the times do not increase,
    /// the
    ///         boundary is another, or x_final ≠ 0 where the end is free
    TimeDivision(
        Eigen::ArrayXd times, Boundary boundary, double x_initial = 0.0, double x_final = 0.0);

    /// N equal intervals.
    static TimeDivision uniform(
        double duration,
        Index n_intervals,
        Boundary boundary,
        double x_initial = 0.0,
        double x_final = 0.0);

    const Eigen::ArrayXd& times() const { return times_; }
    /// tₖ.
    double time(Index node) const { return times_[node]; }
    double duration() const { return times_[times_.size() - 1]; }

    /// dₙ = tₙ − tₙ₋₁, n = 1 … N.
    double interval(Index n) const { return times_[n] - times_[n - 1]; }
    double longest_interval() const;

    Boundary boundary() const { return boundary_; }
    double x_initial() const { return x_initial_; }
    double x_final() const { return x_final_; }

    Index n_intervals() const { return times_.size() - 1; }
    Index n_nodes() const { return times_.size(); }
    static Index first_free() { return 1; }
    Index n_free() const { return n_intervals() - (ends_fixed() ? 1 : 0); }

    /// Whether x_N is fixed too.
    bool ends_fixed() const { return boundary_ == Boundary::Dirichlet; }

private:
    Eigen::ArrayXd times_;
    Boundary boundary_;
    double x_initial_;
    double x_final_;
};

}  // namespace feynet
