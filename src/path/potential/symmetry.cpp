#include "feynet/path/potential/symmetry.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr double nearest_probe = 1e-3;
constexpr double farthest_probe = 1e3;
constexpr double growth = 1.01;

template <Potential V>
bool mirrors(const V& potential) {
    constexpr double tolerance = 1e-12;
    double largest = std::abs(potential.value(0.0));
    for (double x = nearest_probe; x < farthest_probe; x *= growth) {
        const double right = potential.value(x);
        const double left = potential.value(-x);
        if (!std::isfinite(right) || !std::isfinite(left)) {
            return !std::isfinite(right) && !std::isfinite(left);
        }
        largest = std::max(largest, std::abs(right));
        if (std::abs(right - left) > tolerance * largest) {
            return false;
        }
    }
    return true;
}

/// The zero of the slope between a falling and a rising point.
template <Potential V>
double minimum_between(const V& potential, double falling, double rising) {
    for (int i = 0; i < 100; ++i) {
        const double middle = 0.5 * (falling + rising);
        (slope(potential, middle) < 0.0 ? falling : rising) = middle;
    }
    return 0.5 * (falling + rising);
}

template <Potential V>
std::optional<double> right_well(const V& potential) {
    const double top = potential.value(0.0);
    for (double x = nearest_probe; x < farthest_probe; x *= growth) {
        const bool turns = slope(potential, x) < 0.0 && slope(potential, x * growth) >= 0.0;
        if (turns) {
            const double minimum = minimum_between(potential, x, x * growth);
            if (potential.value(minimum) < top) {
                return minimum;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_even(const AnyPotential& potential) {
    return std::visit(
        [](const auto& v) {
            if constexpr (requires { v.is_even(); }) {
                return v.is_even();
            } else {
                return mirrors(v);
            }
        },
        potential);
}

std::optional<double> twin_well(const AnyPotential& potential) {
    if (!is_even(potential)) {
        return std::nullopt;
    }
    return std::visit([](const auto& v) { return right_well(v); }, potential);
}

}  // namespace feynet
