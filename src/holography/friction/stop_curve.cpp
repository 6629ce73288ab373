#include "feynet/holography/friction/stop_curve.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace feynet {
namespace {

using Start = Eigen::Vector2d;

class CurveTracer {
public:
    CurveTracer(
        const StoppingNetwork& network, const Eigen::VectorXd& friction, const StopWindow& window)
        : network_(network),
          friction_(friction),
          window_(window),
          size_(std::min(window.position, window.velocity)) {}

    struct Point {
        Start at;
        Start normal;     ///< of length one
        int n_steps = 0;  ///< of Newton's method
    };

    /// The nearest point of the curve by Newton's method; nothing if it is not reached.
    std::optional<Point> nearest(Start at, int most_steps) const {
        for (int n = 1; n <= most_steps; ++n) {
            const Arrival end =
                network_.arrive(friction_, {}, Lanes::Constant(at[0]), Lanes::Constant(at[1]));
            const Start slope(end.by_position[0], end.by_velocity[0]);
            const Start step = slope * (end.speed[0] / slope.squaredNorm());
            if (!step.allFinite()) {
                return std::nullopt;
            }
            at -= step;
            if (step.norm() < 1e-12 * size_) {
                return Point{at, slope.normalized(), n};
            }
        }
        return std::nullopt;
    }

    /// The points after `first` on the side of `direction`.
    std::vector<Start> follow(Point point, Start direction) const {
        std::vector<Start> points;
        double length = 1e-3 * size_;
        double behind = 0.0;
        while (is_inside(point.at) && behind < 40.0 * (window_.position + window_.velocity)) {
            const std::optional<Point> next = nearest(point.at + length * direction, 8);
            const bool is_near = next && (next->at - point.at).norm() < 2.0 * length &&
                                 std::abs(next->normal.dot(point.normal)) > 0.95;
            if (!is_near) {
                length *= 0.5;
                if (length < 1e-9 * size_) {
                    break;
                }
                continue;
            }
            const Start step = next->at - point.at;
            const Start along(-next->normal[1], next->normal[0]);
            direction = along.dot(step) > 0.0 ? along : Start(-along);
            behind += step.norm();
            point = *next;
            if (is_inside(point.at)) {
                points.push_back(point.at);
            }
            length = std::min(point.n_steps <= 4 ? 1.5 * length : length, 0.02 * size_);
        }
        return points;
    }

    bool is_inside(const Start& at) const {
        return std::abs(at[0]) <= window_.position && std::abs(at[1]) <= window_.velocity;
    }

private:
    const StoppingNetwork& network_;
    const Eigen::VectorXd& friction_;
    StopWindow window_;
    double size_;
};

/// The index of n points of a polygon, evenly spaced along it.
std::vector<std::size_t> evenly_spaced(const std::vector<Start>& points, Index n) {
    std::vector<double> length{0.0};
    for (std::size_t i = 1; i < points.size(); ++i) {
        length.push_back(length.back() + (points[i] - points[i - 1]).norm());
    }
    std::vector<std::size_t> chosen;
    for (Index k = 0; k < n; ++k) {
        const double wanted = length.back() * static_cast<double>(k) / static_cast<double>(n - 1);
        const auto after = std::lower_bound(length.begin(), length.end(), wanted);
        chosen.push_back(
            static_cast<std::size_t>(std::min(after, length.end() - 1) - length.begin()));
    }
    return chosen;
}

}  // namespace

StopCurve stop_curve(
    const StoppingNetwork& network,
    const Eigen::VectorXd& friction,
    const StopWindow& window,
    Index n_points) {
    require_positive(window.position, "position");
    require_positive(window.velocity, "velocity");
    require(n_points >= 2, "n_points", "must be at least 2, got {}", n_points);
    const CurveTracer tracer(network, friction, window);
    const std::optional<CurveTracer::Point> first = tracer.nearest(Start::Zero(), 50);
    require(
        first && tracer.is_inside(first->at),
        "friction",
        "must let some motion near rest stop at T: no such start is in the window");
    const Start direction(-first->normal[1], first->normal[0]);
    std::vector<Start> points = tracer.follow(*first, -direction);
    std::reverse(points.begin(), points.end());
    points.push_back(first->at);
    const std::vector<Start> other = tracer.follow(*first, direction);
    points.insert(points.end(), other.begin(), other.end());

    StopCurve curve{Eigen::VectorXd(n_points), Eigen::VectorXd(n_points)};
    Index n = 0;
    for (const std::size_t i : evenly_spaced(points, n_points)) {
        const std::optional<CurveTracer::Point> exact = tracer.nearest(points[i], 3);
        const Start at = exact ? exact->at : points[i];
        curve.position(n) = at[0];
        curve.velocity(n) = at[1];
        ++n;
    }
    return curve;
}

}  // namespace feynet
