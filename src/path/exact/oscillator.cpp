#include "feynet/path/exact/oscillator.hpp"

#include "feynet/core/error.hpp"
#include "normal_expectation.hpp"
#include "normal_pair.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace feynet {
namespace {

constexpr double two_pi = 2.0 * std::numbers::pi;

/// 2 e^{−nϑ} sinh(nϑ), in units of 2ϑ at ϑ = 0: only ratios of it have a meaning.
double scaled_sinh(Index n, double theta) {
    const auto count = static_cast<double>(n);
    return theta == 0.0 ? count : -std::expm1(-2.0 * count * theta);
}

/// 2 e^{−nϑ} cosh(nϑ).
double scaled_cosh(Index n, double theta) {
    return 1.0 + std::exp(-2.0 * static_cast<double>(n) * theta);
}

LatticeOscillator oscillator_of(const PathSystem& system) {
    require(
        system.is_quadratic(),
        "potential",
        "must be quadratic for the closed forms of oscillators");
    return {system.rule(), system.mass(), system.quadratic_frequency(), system.grid().spacing()};
}

/// ln c of the midpoint rule, −½ ln(1 − a²ω²/4).
double prefactor_of(const PathSystem& system) {
    const double half = 0.5 * system.grid().spacing() * system.quadratic_frequency();
    return system.rule() == Rule::Midpoint ? -0.5 * std::log1p(-half * half) : 0.0;
}

}  // namespace

ExactOscillator::ExactOscillator(const PathSystem& system)
    : grid_(system.grid()),
      oscillator_(oscillator_of(system)),
      log_prefactor_(prefactor_of(system)),
      offset_(system.quadratic_offset()) {}

std::string ExactOscillator::method() const {
    return "closed form of the lattice oscillator";
}

double ExactOscillator::error() const {
    return 1e-12;
}

double ExactOscillator::mean(Index node) const {
    const Index n_slices = grid_.n_slices();
    switch (grid_.boundary()) {
        case Boundary::Dirichlet:
            return grid_.x_initial() * sinh_ratio(n_slices - node, n_slices, oscillator_.theta) +
                   grid_.x_final() * sinh_ratio(node, n_slices, oscillator_.theta);
        case Boundary::HalfLine:
            return grid_.x_initial() * cosh_ratio(n_slices - node, n_slices, oscillator_.theta);
        default:
            return 0.0;
    }
}

double ExactOscillator::covariance(Index j, Index k) const {
    const Index n_slices = grid_.n_slices();
    const double theta = oscillator_.theta;
    const Index apart = std::abs(k - j);
    const Index distance = grid_.is_ring() ? std::min(apart, n_slices - apart) : apart;
    // P = 2 e^{−ϑ} P sinh ϑ / scaled_sinh(1)
    const double decay = oscillator_.free_variance / scaled_sinh(1, theta) *
                         std::exp(-static_cast<double>(distance + 1) * theta);
    if (grid_.is_ring()) {
        const auto way_round = static_cast<double>(n_slices - 2 * distance);
        return decay * (1.0 + std::exp(-way_round * theta)) /
               -std::expm1(-static_cast<double>(n_slices) * theta);
    }
    const bool starts_fixed = grid_.boundary() != Boundary::Free;
    const bool ends_fixed = grid_.boundary() == Boundary::Dirichlet;
    const Index before = std::min(j, k);
    const Index after = n_slices - std::max(j, k);
    const double left = starts_fixed ? scaled_sinh(before, theta) : scaled_cosh(before, theta);
    const double right = ends_fixed ? scaled_sinh(after, theta) : scaled_cosh(after, theta);
    const double whole =
        starts_fixed == ends_fixed ? scaled_sinh(n_slices, theta) : scaled_cosh(n_slices, theta);
    return decay * left * right / whole;
}

double ExactOscillator::expectation(Index node, const std::function<double(double)>& f) const {
    return normal_expectation(f, mean(node), covariance(node, node));
}

double ExactOscillator::correlation(Index j, Index k) const {
    return covariance(j, k) + mean(j) * mean(k);
}

Eigen::ArrayXd ExactOscillator::correlator(
    const PositionFunction& f, const PositionFunction& g, Index j, Index n_lags) const {
    Eigen::ArrayXd result(n_lags);
    for (Index lag = 0; lag < n_lags; ++lag) {
        const Index k = grid_.is_ring() ? (j + lag) % grid_.n_slices() : j + lag;
        const NormalPair pair{
            .mean_x = mean(j),
            .mean_y = mean(k),
            .variance_x = covariance(j, j),
            .variance_y = covariance(k, k),
            .covariance = covariance(j, k)};
        result[lag] = normal_expectation(f, g, pair);
    }
    return result;
}

double ExactOscillator::density(Index node, double x) const {
    assert(node >= grid_.first_free() && node < grid_.first_free() + grid_.n_free());
    const double variance = covariance(node, node);
    const double deviation = x - mean(node);
    return std::exp(-0.5 * deviation * deviation / variance) / std::sqrt(two_pi * variance);
}

double ExactOscillator::link_expectation(const std::function<double(double)>& f) const {
    require(
        grid_.is_ring(),
        "boundary",
        "must be periodic for a mean over links, got {}",
        word(grid_.boundary()));
    return normal_expectation(f, 0.0, 0.5 * (covariance(0, 0) + covariance(0, 1)));
}

double ExactOscillator::gap() const {
    return oscillator_.theta / grid_.spacing();
}

Eigen::ArrayXd ExactOscillator::levels(Index n) const {
    return Eigen::ArrayXd::LinSpaced(n, 0.0, static_cast<double>(n - 1) * gap());
}

double ExactOscillator::ground_density(double x) const {
    const double variance = 0.5 * oscillator_.amplitude;
    return std::exp(-0.5 * x * x / variance) / std::sqrt(two_pi * variance);
}

double ExactOscillator::ground_energy() const {
    if (log_prefactor_ == 0.0) {
        return offset_ + 0.5 * gap();
    }
    // ϑ/2 − ln c = ln(1 + aω/2), and aω/2 = tanh(ϑ/2)
    return offset_ + std::log1p(std::tanh(0.5 * oscillator_.theta)) / grid_.spacing();
}

double ExactOscillator::log_partition() const {
    const auto n_slices = static_cast<double>(grid_.n_slices());
    const double phase = n_slices * oscillator_.theta;
    const double prefactor = n_slices * (log_prefactor_ - grid_.spacing() * offset_);
    const double x = grid_.x_initial();
    switch (grid_.boundary()) {
        case Boundary::Periodic:
            return prefactor - 0.5 * phase - std::log(-std::expm1(-phase));
        case Boundary::Dirichlet:
            return log_kernel(grid_.x_initial(), grid_.x_final());
        case Boundary::HalfLine: {
            const double log_cosh = phase + std::log(0.5 * scaled_cosh(1, phase));
            return prefactor - 0.5 * log_cosh -
                   0.5 * x * x * std::tanh(phase) / oscillator_.amplitude;
        }
        default: {
            const double log_sinh = phase + std::log(0.5 * scaled_sinh(1, phase));
            return prefactor + 0.5 * (std::log(two_pi * oscillator_.amplitude) - log_sinh);
        }
    }
}

Eigen::ArrayXd ExactOscillator::log_kernel(double x_initial, const Eigen::ArrayXd& x_final) const {
    return x_final.unaryExpr([this, x_initial](double y) { return log_kernel(x_initial, y); });
}

/// ln K(x, y), with the exponent as −(x−y)²/(2P sinh Nϑ) − (x²+y²) tanh(Nϑ/2)/(2P): no term of it
/// grows as ϑ → 0.
double ExactOscillator::log_kernel(double x, double y) const {
    const double theta = oscillator_.theta;
    const auto n_slices = static_cast<double>(grid_.n_slices());
    const double log_width = std::log(oscillator_.free_variance) + (n_slices - 1.0) * theta +
                             std::log(scaled_sinh(grid_.n_slices(), theta) / scaled_sinh(1, theta));
    return n_slices * (log_prefactor_ - grid_.spacing() * offset_) -
           0.5 * (std::log(two_pi) + log_width) - 0.5 * (x - y) * (x - y) * std::exp(-log_width) -
           0.5 * (x * x + y * y) * std::tanh(0.5 * n_slices * theta) / oscillator_.amplitude;
}

}  // namespace feynet
