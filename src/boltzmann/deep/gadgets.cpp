#include "feynet/boltzmann/deep/gadgets.hpp"

#include "feynet/core/error.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

void require_strength(double strength) {
    require(
        std::isfinite(strength) && strength > 0.0,
        "strength",
        "must be finite and positive, got {}",
        strength);
}

}  // namespace

PairUnit coupling_gadget(std::complex<double> strength) {
    const double sign = strength.real() < 0.0 ? -1.0 : 1.0;
    const std::complex<double> k = sign * strength;
    // e^{2W} = e^{2K} (1 + √(1 − e^{−4K})), which cancels for no K.
    const std::complex<double> root = std::sqrt(2.0 * std::exp(-2.0 * k) * std::sinh(2.0 * k));
    const std::complex<double> w = k + 0.5 * std::log(1.0 + root);
    return {.first = w, .second = sign * w, .log_scale = -k - std::numbers::ln2};
}

PairUnit field_gadget(double strength) {
    require_strength(strength);
    const double w = -0.5 * std::log(std::tanh(0.5 * strength));
    return {.first = w, .second = w, .log_scale = std::log(0.5 * std::sinh(strength))};
}

ExchangeGadget exchange_gadget(double strength) {
    require_strength(strength);
    const double keep = -0.5 * std::log(0.5 * std::expm1(4.0 * strength));
    const double pass = -0.5 * std::log1p(0.5 * std::expm1(4.0 * strength));
    return {
        .rule = {0.0, std::numbers::pi / 6.0},
        .keep = coupling_gadget(keep),
        .pass = coupling_gadget(pass),
        .log_scale = -strength - 0.5 * std::log(3.0) - keep - pass};
}

std::complex<double> traced_coupling(const PairUnit& unit) {
    return 0.5 *
           std::log(std::cosh(unit.first + unit.second) / std::cosh(unit.first - unit.second));
}

}  // namespace feynet
