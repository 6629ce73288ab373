#include "feynet/holography/wilson/string_background.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace feynet {
namespace {

double no_lapse(double /*eta*/) {
    return 0.0;
}

/// log(2 cosh x), which does not overflow.
double log_two_cosh(double x) {
    return std::abs(x) + std::log1p(std::exp(-2.0 * std::abs(x)));
}

/// log(2 sinh x) of a positive x.
double log_two_sinh(double x) {
    return x + std::log(-std::expm1(-2.0 * x));
}

}  // namespace

StringBackground anti_de_sitter() {
    const auto log_warp = [](double eta) { return 2.0 * eta; };
    return {
        log_warp,
        log_warp,
        no_lapse,
        [](double /*eta*/) { return 4.0; },
        -std::numeric_limits<double>::infinity()};
}

StringBackground black_brane(double temperature) {
    require(temperature > 0.0, "temperature", "must be positive, got {}", temperature);
    const double log_half_c = 2.0 * std::log(std::numbers::pi * temperature) - std::numbers::ln2;
    return {
        [=](double eta) {
            return log_half_c + 2.0 * log_two_sinh(2.0 * eta) - log_two_cosh(2.0 * eta);
        },
        [=](double eta) { return log_half_c + log_two_cosh(2.0 * eta); },
        no_lapse,
        [](double eta) { return 4.0 / std::tanh(2.0 * eta); },
        0.0};
}

StringBackground deformed_anti_de_sitter(double c) {
    require(c > 0.0, "c", "must be positive, got {}", c);
    const auto exponent = [=](double eta) { return 0.5 * c * std::exp(-2.0 * eta); };  // cz²/2
    const auto log_warp = [=](double eta) { return 2.0 * eta + exponent(eta); };
    return {
        log_warp,
        log_warp,
        [=](double eta) { return 0.5 * exponent(eta); },
        [=](double eta) { return 4.0 - 4.0 * exponent(eta); },
        0.5 * std::log(0.5 * c)};
}

}  // namespace feynet
