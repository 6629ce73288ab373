#include "feynet/holography/friction/stopping_data.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// Eight entries from `first` on; past the end the last one again.
Lanes eight_of(const Eigen::VectorXd& values, Index first) {
    Lanes eight;
    for (int lane = 0; lane < lanes; ++lane) {
        eight[lane] = values(std::min(first + lane, values.size() - 1));
    }
    return eight;
}

}  // namespace

void check(const StoppingData& data) {
    const Index n = data.position.size();
    require(n >= 1, "data", "must have a motion");
    require(
        data.velocity.size() == n && data.position_error.size() == n &&
            data.velocity_error.size() == n,
        "data",
        "must have as many velocities and errors as positions");
    for (Index i = 0; i < n; ++i) {
        require(
            std::isfinite(data.position(i)) && std::isfinite(data.velocity(i)),
            "data",
            "must be finite, motion {} is not",
            i + 1);
        const double x = data.position_error(i);
        const double v = data.velocity_error(i);
        require(
            x >= 0.0 && v >= 0.0 && x + v > 0.0 && std::isfinite(x + v),
            "data",
            "must have errors, got {} and {} for motion {}",
            x,
            v,
            i + 1);
    }
}

LinearMetric chebyshev_friction(const Eigen::VectorXd& times, Index n_modes, double duration) {
    require(n_modes >= 1, "n_modes", "must be positive, got {}", n_modes);
    Eigen::MatrixXd basis(times.size(), n_modes);
    for (Index n = 0; n < times.size(); ++n) {
        const double x = 2.0 * times(n) / duration - 1.0;
        require(
            std::abs(x) <= 1.0 + 1e-12, "times", "must be in [0, {}], got {}", duration, times(n));
        double chebyshev = 1.0;
        double before = x;
        for (Index k = 0; k < n_modes; ++k) {
            basis(n, k) = chebyshev;
            const double next = 2.0 * x * chebyshev - before;
            before = chebyshev;
            chebyshev = next;
        }
    }
    return {Eigen::VectorXd::Zero(times.size()), basis};
}

Residuals stopping_residuals(
    const StoppingNetwork& network,
    const LinearMetric& friction,
    const StoppingData& data,
    const Eigen::VectorXd& parameters) {
    const Eigen::VectorXd h = friction.values(parameters);
    const Index n = data.position.size();
    Residuals residuals{Eigen::VectorXd(n), Eigen::MatrixXd(n, friction.n_modes())};
    for (Index first = 0; first < n; first += lanes) {
        const Arrival end = network.arrive(
            h, friction.basis(), eight_of(data.position, first), eight_of(data.velocity, first));
        const Lanes x = eight_of(data.position_error, first).square() * end.by_position;
        const Lanes v = eight_of(data.velocity_error, first).square() * end.by_velocity;
        // Beyond the largest number a width is infinite and would make any speed a small distance.
        const Lanes square = x * end.by_position + v * end.by_velocity;
        const Lanes width = (square + 0.0 * square).sqrt();
        const Index last = std::min<Index>(lanes, n - first);
        const Lanes value = end.speed / width;
        residuals.value.segment(first, last) = value.matrix().head(last);
        for (Index k = 0; k < friction.n_modes(); ++k) {
            const Lanes widening =
                (x * end.by_position_parameters.col(k) + v * end.by_velocity_parameters.col(k)) /
                width;
            const Lanes slope = (end.by_parameters.col(k) - value * widening) / width;
            residuals.jacobian.col(k).segment(first, last) = slope.matrix().head(last);
        }
    }
    return residuals;
}

}  // namespace feynet
