#include "feynet/holography/wilson/emergent_background.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// 2 ∫₀^∞ H.
double log_gain(const MetricExcess& excess) {
    const double all = excess.remaining(0.0);
    require(std::isfinite(all), "excess", "must have a finite integral, got {}", all);
    return 2.0 * all;
}

}  // namespace

StringBackground exponential_background(const MetricExcess& excess, double temperature) {
    require(temperature > 0.0, "temperature", "must be positive, got {}", temperature);
    const double log_c = 2.0 * std::log(0.25 * std::numbers::pi * temperature) + log_gain(excess);
    return {
        [=](double eta) {
            const double log_two_sinh = 4.0 * eta + std::log(-std::expm1(-8.0 * eta));
            return log_c - 6.0 * eta + 2.0 * log_two_sinh - 2.0 * excess.remaining(eta);
        },
        [=](double eta) { return log_c + 2.0 * eta; },
        [](double /*eta*/) { return 0.0; },
        [=](double eta) { return 8.0 / std::tanh(4.0 * eta) - 4.0 + 2.0 * excess.value(eta); },
        0.0};
}

StringBackground cosh_background(const MetricExcess& excess, double temperature) {
    const StringBackground brane = black_brane(temperature);
    const double gain = log_gain(excess);
    return {
        [=](double eta) { return brane.log_f(eta) + gain - 2.0 * excess.remaining(eta); },
        [=](double eta) { return brane.log_g(eta) + gain; },
        brane.log_lapse,
        [=](double eta) { return brane.slope(eta) + 2.0 * excess.value(eta); },
        0.0};
}

}  // namespace feynet
