#include "feynet/network/approximation_order.hpp"

#include <cmath>
#include <numbers>

namespace feynet {

std::optional<double> approximation_order(NetworkKind kind, PathClass path) {
    if (kind == NetworkKind::Site) {
        return std::nullopt;
    }
    if (path == PathClass::Jumping) {
        return 0.5;
    }
    const bool is_kinked = path == PathClass::Kinked;
    switch (kind) {
        case NetworkKind::Relu:
            return is_kinked ? 1.5 : 2.0;
        case NetworkKind::Cosine:
            return path == PathClass::Flat ? std::nullopt : std::optional(1.5);
        default:
            return 1.0;
    }
}

double example_path(PathClass path, double part) {
    constexpr double third = 1.0 / 3.0;
    switch (path) {
        case PathClass::Smooth:
            return std::exp(-2.0 * part) * std::sin(6.0 * part);
        case PathClass::Flat:
            return 1.0 / (1.5 + std::cos(2.0 * std::numbers::pi * part));
        case PathClass::Kinked:
            return std::abs(part - third);
        default:
            return part < third ? -0.5 : 1.0;
    }
}

}  // namespace feynet
