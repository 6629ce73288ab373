#pragma once

#include "feynet/network/approximation_order.hpp"

#include <Eigen/Core>

#include <array>

namespace feynet::test {

inline constexpr double path_duration = 2.0;
inline constexpr std::array every_path_class = {
    PathClass::Smooth, PathClass::Flat, PathClass::Kinked, PathClass::Jumping};
inline constexpr std::array every_activation = {
    NetworkKind::Step, NetworkKind::Relu, NetworkKind::Cosine, NetworkKind::Decay};

inline Eigen::ArrayXd path_samples(PathClass path, Eigen::Index n_steps) {
    Eigen::ArrayXd samples(n_steps + 1);
    for (Eigen::Index j = 0; j <= n_steps; ++j) {
        samples[j] = example_path(path, static_cast<double>(j) / static_cast<double>(n_steps));
    }
    return samples;
}

}  // namespace feynet::test
