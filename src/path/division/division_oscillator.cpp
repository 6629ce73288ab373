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

/// What the part of the path after a node leaves on it: e^{−½γx² + hx + log_weight}.
struct Rest {
    double gamma = 0.0;
    double pull = 0.0;
    double log_weight = 0.0;
};

/// The link between a node and a fixed end.
Rest fixed_end(const QuadraticLink& link, double end) {
    return {
        .gamma = link.alpha,
        .pull = link.beta * end,
        .log_weight =
            -0.5 * (link.alpha * end * end + std::log(2.0 * std::numbers::pi * link.width))};
}

/// The link before a node whose rest is known, the node integrated over.
Rest integrate(const QuadraticLink& link, const Rest& rest) {
    const double total = link.alpha + rest.gamma;
    return {// α − β²/(α + γ) = [(α − β)(α + β) + αγ]/(α + γ): no difference of like numbers
            .gamma = (link.excess * (link.alpha + link.beta) + link.alpha * rest.gamma) / total,
            .pull = link.beta * rest.pull / total,
            .log_weight = rest.log_weight + 0.5 * rest.pull * rest.pull / total -
                          0.5 * std::log(total * link.width)};
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
        shift[n - 1] = rest.pull / total;
        rest = integrate(before, rest);
    }
    const double x = division.x_initial();
    log_partition_ = rest.log_weight - 0.5 * rest.gamma * x * x + rest.pull * x;
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
    Recurrence(gain_, scale_).apply(normals, 0, path, division_.first_free());
    path.rowwise() += mean_.transpose();
}

}  // namespace feynet
