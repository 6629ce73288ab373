#pragma once

#include "feynet/path/exact/position_function.hpp"

namespace feynet {

/// Two jointly normal numbers x, y; a variance of 0 makes one of them a constant.
struct NormalPair {
    double mean_x;
    double mean_y;
    double variance_x;
    double variance_y;
    double covariance;
};

/// ⟨f(x) g(y)⟩.
double normal_expectation(
    const PositionFunction& f, const PositionFunction& g, const NormalPair& pair);

}  // namespace feynet
