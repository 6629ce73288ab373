#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// A value that the metric is pulled to at one depth, c (h − target)².
struct MetricAnchor {
    Index depth = 0;  ///< 0 is the boundary
    double target = 0.0;
    double strength = 0.0;  ///< c
};

/// What is believed of a metric before any data: that it is smooth away from the horizon, and maybe
/// its value at a depth,
///
///     E_reg = c Σₙ ηₙ⁴ (hₙ₊₁ − hₙ)² + Σ anchors,
///
/// a sum over neighbouring depths that stands for ∫ (η² h')² dη.
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313
struct MetricPenalty {
    double smoothness = 0.0;  ///< c
    std::vector<MetricAnchor> anchors;

    /// E_reg; its slope is added to `slope`.                       all of the size of `depths`
    double add(
        const Eigen::VectorXd& depths,
        const Eigen::Ref<const Eigen::VectorXd>& metric,
        Eigen::Ref<Eigen::VectorXd> slope) const;
};

}  // namespace feynet
