#include "feynet/path/division/free_relu_action.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <utility>

namespace feynet {

/// The intervals between 0, the kinks and T, with the slope of the path on each, and the nodes.
struct FreeReluAction::Nodes {
    Eigen::ArrayXd interval;  ///< d₁ … d_N
    Eigen::ArrayXd velocity;  ///< v₁ … v_N
    Eigen::ArrayXd position;  ///< x₀ … x_N
};

/// ∂S with respect to the times and changes of slope of the bends and the initial slope.
struct FreeReluAction::Adjoint {
    Eigen::ArrayXd on_time;
    Eigen::ArrayXd on_change;
    double on_initial_slope = 0.0;
};

FreeReluAction::FreeReluAction(
    Index n_units, double duration, double x_initial, double mass, AnyPotential potential)
    : n_units_(n_units),
      duration_(duration),
      x_initial_(x_initial),
      mass_(mass),
      potential_(std::move(potential)) {
    require(n_units >= 1, "n_units", "must be at least 1, got {}", n_units);
    require(
        std::isfinite(duration) && duration > 0.0,
        "duration",
        "must be positive, got {}",
        duration);
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
}

double FreeReluAction::potential(double x) const {
    return std::visit([x](const auto& v) { return v.value(x); }, potential_);
}

double FreeReluAction::potential_slope(double x) const {
    return std::visit([x](const auto& v) { return slope(v, x); }, potential_);
}

ReluUnits FreeReluAction::units(const Block& q, Index lane) const {
    const Eigen::ArrayXd parameters = q.row(lane).transpose();
    return {
        .weight = parameters.head(n_units_),
        .slope = parameters.segment(n_units_, n_units_),
        .bias = parameters.tail(n_units_)};
}

FreeReluAction::Nodes FreeReluAction::nodes(const BrokenLine& line) const {
    const auto n_bends = static_cast<Index>(line.bends.size());
    Nodes nodes{
        .interval = Eigen::ArrayXd(n_bends + 1),
        .velocity = Eigen::ArrayXd(n_bends + 1),
        .position = Eigen::ArrayXd(n_bends + 2)};
    double time = 0.0;
    double velocity = line.initial_slope;
    nodes.position[0] = x_initial_;
    for (Index n = 0; n <= n_bends; ++n) {
        const bool is_last = n == n_bends;
        const double next = is_last ? duration_ : line.bends[static_cast<std::size_t>(n)].time;
        nodes.interval[n] = next - time;
        nodes.velocity[n] = velocity;
        nodes.position[n + 1] = nodes.position[n] + velocity * (next - time);
        velocity += is_last ? 0.0 : line.bends[static_cast<std::size_t>(n)].change;
        time = next;
    }
    return nodes;
}

Lanes FreeReluAction::value(const Block& q) const {
    Lanes sum = Lanes::Zero();
    for (Index lane = 0; lane < lanes; ++lane) {
        const Nodes at = nodes(units(q, lane).broken_line(duration_));
        const Eigen::ArrayXd height =
            at.position.unaryExpr([this](double x) { return potential(x); });
        const Index n = at.interval.size();
        sum[lane] = (at.interval *
                     (0.5 * mass_ * at.velocity.square() + 0.5 * (height.head(n) + height.tail(n))))
                        .sum();
    }
    return sum;
}

/// With Gₙ = ∂S/∂xₙ at fixed intervals, Fₙ = Σ_{k≥n} Gₖ and hₙ = ½ m vₙ² + (Vₙ + Vₙ₋₁)/2,
///
///     ∂S/∂vₙ = dₙ (m vₙ + Fₙ),    ∂S/∂dₙ = hₙ + vₙ Fₙ;
///
/// a kink moves the end of its interval against the next one, a bend turns all later velocities.
FreeReluAction::Adjoint FreeReluAction::adjoint(const Nodes& at) const {
    const Index last = at.interval.size() - 1;
    Adjoint result{.on_time = Eigen::ArrayXd::Zero(last), .on_change = Eigen::ArrayXd::Zero(last)};
    double force = 0.0;             // Fₙ
    double on_next_interval = 0.0;  // ∂S/∂dₙ₊₁
    for (Index n = last; n >= 0; --n) {
        const double velocity = at.velocity[n];
        const double reach = at.interval[n] + (n == last ? 0.0 : at.interval[n + 1]);
        force += 0.5 * reach * potential_slope(at.position[n + 1]);
        const double on_interval =
            0.5 * mass_ * velocity * velocity + velocity * force +
            0.5 * (potential(at.position[n]) + potential(at.position[n + 1]));
        if (n < last) {
            result.on_time[n] = on_interval - on_next_interval;
            result.on_change[n] = result.on_initial_slope;
        }
        result.on_initial_slope += at.interval[n] * (mass_ * velocity + force);
        on_next_interval = on_interval;
    }
    return result;
}

void FreeReluAction::gradient(const Block& q, Block& gradient) const {
    gradient.setZero(lanes, dimension());
    for (Index lane = 0; lane < lanes; ++lane) {
        const ReluUnits unit = units(q, lane);
        const BrokenLine line = unit.broken_line(duration_);
        const Adjoint adjoint = this->adjoint(nodes(line));
        Eigen::ArrayXd on_weight = Eigen::ArrayXd::Zero(n_units_);
        Eigen::ArrayXd on_slope = Eigen::ArrayXd::Zero(n_units_);
        Eigen::ArrayXd on_bias = Eigen::ArrayXd::Zero(n_units_);
        for (std::size_t n = 0; n < line.bends.size(); ++n) {
            // t = −b̃/w̃ and the change of slope w |w̃|
            const Index i = line.bends[n].unit;
            const double slope = unit.slope[i];
            const double on_time = adjoint.on_time[static_cast<Index>(n)];
            const double on_change = adjoint.on_change[static_cast<Index>(n)];
            on_weight[i] += on_change * std::abs(slope);
            on_slope[i] += on_change * unit.weight[i] * std::copysign(1.0, slope) +
                           on_time * unit.bias[i] / (slope * slope);
            on_bias[i] -= on_time / slope;
        }
        for (Index i = 0; i < n_units_; ++i) {
            if (unit.starts_active(i)) {
                on_weight[i] += adjoint.on_initial_slope * unit.slope[i];
                on_slope[i] += adjoint.on_initial_slope * unit.weight[i];
            }
        }
        gradient.row(lane) << on_weight.transpose(), on_slope.transpose(), on_bias.transpose();
    }
}

}  // namespace feynet
