#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <functional>

namespace feynet {

/// dw/dt at parameters w.
using ParameterSlope = std::function<Eigen::VectorXcd(const Eigen::VectorXcd&)>;

/// One step of dw/dt = v(w) by Runge and Kutta's method of order 4, divided where a parameter would
/// move by more than `most_turn`: w is steep where the metric is nearly singular.
///
/// @param first  v at the start
/// @throws InvalidInput unless step and most_turn are positive, or if a slope is not finite
Eigen::VectorXcd divided_step(
    const ParameterSlope& slope,
    Eigen::VectorXcd parameters,
    Eigen::VectorXcd first,
    double step,
    double most_turn);

}  // namespace feynet
