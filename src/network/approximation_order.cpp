#include "feynet/network/approximation_order.hpp"

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

}  // namespace feynet
