#pragma once

#include "feynet/network/approximation_order.hpp"

#include <Eigen/Core>

#include <array>
#include <cmath>
#include <numbers>

namespace feynet::test {

inline constexpr double path_duration = 2.0;
inline constexpr std::array every_path_class = {
    PathClass::Smooth, PathClass::Flat, PathClass::Kinked, PathClass::Jumping};
inline constexpr std::array every_activation = {
    NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine, NetworkKind::Decay};

/// A path of each class; kinks and jumps at T/3, which lies at the same place of its cell, up to
/// reflection, for every width 2ᵏ.
inline double path_at(PathClass path, double t) {
    const double third = path_duration / 3.0;
    switch (path) {
        case PathClass::Smooth:
            return std::exp(-t) * std::sin(3.0 * t);
        case PathClass::Flat:
            return 1.0 / (1.5 + std::cos(2.0 * std::numbers::pi * t / path_duration));
        case PathClass::Kinked:
            return std::abs(t - third);
        default:
            return t < third ? -0.5 : 1.0;
    }
}

inline Eigen::ArrayXd path_samples(PathClass path, Eigen::Index n_steps) {
    Eigen::ArrayXd samples(n_steps + 1);
    for (Eigen::Index j = 0; j <= n_steps; ++j) {
        samples[j] =
            path_at(path, path_duration * static_cast<double>(j) / static_cast<double>(n_steps));
    }
    return samples;
}

}  // namespace feynet::test
