#include "feynet/path/division/division_oscillator.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// s = ½ α (x² + y²) − β xy + ½ ln 2πw.
struct QuadraticLink {
    double alpha;
    double beta;
    double excess;  ///< α − β, which is small
    double width;   ///< w
};

QuadraticLink link_of(LinkRule rule, double mass, double frequency, double d) {
    const double stiffness = mass * frequency;
    if (rule == LinkRule::Trapezoid || frequency == 0.0) {
        const double excess = 0.5 * d * stiffness * frequency;
        return {mass / d + excess, mass / d, excess, d / mass};
    }
    const double width = std::sinh(frequency * d) / stiffness;
    const double excess = stiffness * std::tanh(0.5 * frequency * d);
    return {1.0 / width + excess, 1.0 / width, excess, width};
}

/// What the part of the path after a node leaves on it: e^{−½γ(x − c)² + log_weight}.
struct Rest {
    double gamma = 0.0;
    double centre = 0.0;
    double log_weight = 0.0;
};

/// α² − β².
double excess_square(const QuadraticLink& link) {
    return link.excess * (link.alpha + link.beta);
}

/// The link between a node and a fixed end y: ½ α (x − βy/α)² + ½ y² (α² − β²)/α.
Rest fixed_end(const QuadraticLink& link, double end) {
    return {
        .gamma = link.alpha,
        .centre = link.beta / link.alpha * end,
        .log_weight = -0.5 * (end * end * excess_square(link) / link.alpha +
                              std::log(2.0 * std::numbers::pi * link.width))};
}

/// The link before a node whose rest is known, the node integrated over; every term is a sum of
/// positive ones, so that short intervals cost no digits:
///
///     γ' = (α² − β² + αγ)/(α + γ),   γ'c' = βγc/(α + γ),   −½ c² γ (α² − β²)/((α + γ) γ').
Rest integrate(const QuadraticLink& link, const Rest& rest) {
    const double total = link.alpha + rest.gamma;
    const double stiffness = excess_square(link) + link.alpha * rest.gamma;  // (α + γ) γ'
    const double log_weight = rest.log_weight - 0.5 * std::log(total * link.width);
    if (rest.gamma == 0.0) {
        return {.gamma = stiffness / total, .centre = 0.0, .log_weight = log_weight};
    }
    const double square = rest.centre * rest.centre;
    return {
        .gamma = stiffness / total,
        .centre = link.beta * rest.gamma / stiffness * rest.centre,
        .log_weight = log_weight - 0.5 * square * rest.gamma * excess_square(link) / stiffness};
}

}  // namespace

DivisionOscillator::DivisionOscillator(
    const TimeDivision& division, LinkRule rule, double mass, double frequency)
    : division_(division),
      gain_(division.n_free()),
      scale_(division.n_free()),
      variance_(Eigen::ArrayXd::Zero(division.n_nodes())),
      mean_(Eigen::ArrayXd::Constant(division.n_nodes(), division.x_final())) {
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    require(
        std::isfinite(frequency) && frequency >= 0.0,
        "frequency",
        "must not be negative, got {}",
        frequency);
    const auto link = [&](Index n) { return link_of(rule, mass, frequency, division.interval(n)); };
    const Index n_free = division.n_free();
    Rest rest = division.ends_fixed() ? fixed_end(link(division.n_intervals()), division.x_final())
                                      : Rest();
    Eigen::ArrayXd shift(n_free);
    for (Index n = n_free; n >= 1; --n) {
        const QuadraticLink before = link(n);
        const double total = before.alpha + rest.gamma;
        gain_[n - 1] = before.beta / total;
        scale_[n - 1] = 1.0 / std::sqrt(total);
        shift[n - 1] = rest.gamma * rest.centre / total;
        rest = integrate(before, rest);
    }
    const double x = division.x_initial();
    log_partition_ = rest.log_weight - 0.5 * rest.gamma * (x - rest.centre) * (x - rest.centre);
    mean_[0] = x;
    for (Index n = 1; n <= n_free; ++n) {
        const double gain = gain_[n - 1];
        mean_[n] = gain * mean_[n - 1] + shift[n - 1];
        variance_[n] = gain * gain * variance_[n - 1] + scale_[n - 1] * scale_[n - 1];
    }
}

double DivisionOscillator::covariance(Index j, Index k) const {
    const Index first = std::min(j, k);
    const Index second = std::max(j, k);
    if (second > division_.n_free()) {
        return 0.0;
    }
    return variance_[first] * gain_.segment(first, second - first).prod();
}

void DivisionOscillator::draw(const Block& normals, Block& path) const {
    assert(normals.cols() == division_.n_free());
    path.setZero(lanes, division_.n_nodes());
    Recurrence(gain_, scale_).apply(normals, 0, path, TimeDivision::first_free());
    path.rowwise() += mean_.transpose();
}

}  // namespace feynet
