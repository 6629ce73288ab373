#include "feynet/path/division/time_division.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <utility>

namespace feynet {

TimeDivision::TimeDivision(
    Eigen::ArrayXd times, Boundary boundary, double x_initial, double x_final)
    : times_(std::move(times)), boundary_(boundary), x_initial_(x_initial), x_final_(x_final) {
    require(times_.size() >= 2, "times", "must be at least two, got {}", times_.size());
    require(times_[0] == 0.0, "times", "must start at 0, got {}", times_[0]);
    for (Index n = 1; n < times_.size(); ++n) {
        require(
            std::isfinite(times_[n]) && times_[n] > times_[n - 1],
            "times",
            "must increase, got {} after {}",
            times_[n],
            times_[n - 1]);
    }
    require(
        boundary == Boundary::Dirichlet || boundary == Boundary::HalfLine,
        "boundary",
        "must be dirichlet or half_line on a free division of time, got {}",
        word(boundary));
    require(std::isfinite(x_initial), "x_initial", "must be finite, got {}", x_initial);
    require(
        std::isfinite(x_final) && (ends_fixed() || x_final == 0.0),
        "x_final",
        "must be finite, and 0 where the end is not fixed, got {}",
        x_final);
}

TimeDivision TimeDivision::uniform(
    double duration, Index n_intervals, Boundary boundary, double x_initial, double x_final) {
    require(n_intervals >= 1, "n_intervals", "must be at least 1, got {}", n_intervals);
    return {
        Eigen::ArrayXd::LinSpaced(n_intervals + 1, 0.0, duration), boundary, x_initial, x_final};
}

double TimeDivision::longest_interval() const {
    return (times_.tail(n_intervals()) - times_.head(n_intervals())).maxCoeff();
}

}  // namespace feynet
