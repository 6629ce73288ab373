#include "feynet/path/realtime/real_time_oscillator.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// The oscillator's kernel for a phase Nϑ, P sin Nϑ = `width` and the prefactor cᴺ.
Amplitude kernel(
    const RealTimeOscillator& oscillator, double phase, double width, double log_prefactor) {
    const double x = oscillator.grid().x_initial();
    const double y = oscillator.grid().x_final();
    const double sine = std::sin(0.5 * phase);
    // (x² + y²) cos Nϑ − 2xy = (x − y)² − 2 (x² + y²) sin²(Nϑ/2)
    const double action = ((x - y) * (x - y) - 2.0 * (x * x + y * y) * sine * sine) / (2.0 * width);
    const double hbar = oscillator.hbar();
    return {
        .log_modulus =
            log_prefactor - 0.5 * std::log(2.0 * std::numbers::pi * hbar * std::abs(width)),
        .phase = action / hbar - 0.25 * std::numbers::pi -
                 0.5 * std::numbers::pi * std::floor(phase / std::numbers::pi)};
}

void require_no_caustic(double phase) {
    require(
        phase == 0.0 || std::abs(std::sin(phase)) > 1e-12,
        "duration",
        "must not lie on a caustic, a multiple of half a period, where the kernel is a delta "
        "function; got a phase of {} π",
        phase / std::numbers::pi);
}

}  // namespace

RealTimeOscillator::RealTimeOscillator(
    const TimeGrid& grid, Rule rule, double mass, double frequency, double hbar)
    : grid_(grid), rule_(rule), mass_(mass), frequency_(frequency), hbar_(hbar) {
    require(
        grid.boundary() == Boundary::Dirichlet,
        "boundary",
        "must fix both ends (dirichlet) in real time, got {}",
        word(grid.boundary()));
    require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
    require(
        std::isfinite(frequency) && frequency >= 0.0,
        "frequency",
        "must not be negative, got {}",
        frequency);
    require(std::isfinite(hbar) && hbar > 0.0, "hbar", "must be positive, got {}", hbar);
    const double a = grid.spacing();
    require(
        rule == Rule::Midpoint || a * frequency < 2.0,
        "spacing",
        "must be below 2/ω = {} in real time, got {}",
        2.0 / frequency,
        a);
    const double quarter = 0.25 * a * mass * frequency * frequency;
    end_ = mass / a - (rule == Rule::Site ? 2.0 : 1.0) * quarter;
    coupling_ = -mass / a - (rule == Rule::Site ? 0.0 : 1.0) * quarter;
}

Lanes RealTimeOscillator::action(const Block& path) const {
    Lanes sum = Lanes::Zero();
    for (Index n = 1; n < path.cols(); ++n) {
        const Lanes x = path.col(n - 1);
        const Lanes y = path.col(n);
        sum += 0.5 * end_ * (x * x + y * y) + coupling_ * x * y;
    }
    return sum;
}

void RealTimeOscillator::gradient(const Block& path, Block& g) const {
    const Index last = path.cols() - 1;
    g.resize(lanes, path.cols());
    g.col(0).setZero();
    g.col(last).setZero();
    for (Index n = 1; n < last; ++n) {
        g.col(n) = diagonal() * path.col(n) + coupling_ * (path.col(n - 1) + path.col(n + 1));
    }
}

double RealTimeOscillator::log_measure() const {
    return 0.5 * static_cast<double>(grid_.n_slices()) *
           std::log(mass_ / (2.0 * std::numbers::pi * hbar_ * grid_.spacing()));
}

Amplitude RealTimeOscillator::lattice_kernel() const {
    const double a = grid_.spacing();
    const auto n_slices = static_cast<double>(grid_.n_slices());
    if (frequency_ == 0.0) {
        return kernel(*this, 0.0, n_slices * a / mass_, 0.0);
    }
    const double half = 0.5 * a * frequency_;
    const bool is_site = rule_ == Rule::Site;
    const double theta = 2.0 * (is_site ? std::asin(half) : std::atan(half));
    const double amplitude = is_site ? a / (mass_ * std::sin(theta)) : 1.0 / (mass_ * frequency_);
    const double log_prefactor = is_site ? 0.0 : -0.5 * n_slices * std::log1p(half * half);
    const double phase = n_slices * theta;
    require_no_caustic(phase);
    return kernel(*this, phase, amplitude * std::sin(phase), log_prefactor);
}

Amplitude RealTimeOscillator::continuum_kernel() const {
    const double duration = grid_.duration();
    if (frequency_ == 0.0) {
        return kernel(*this, 0.0, duration / mass_, 0.0);
    }
    const double phase = frequency_ * duration;
    require_no_caustic(phase);
    return kernel(*this, phase, std::sin(phase) / (mass_ * frequency_), 0.0);
}

}  // namespace feynet
