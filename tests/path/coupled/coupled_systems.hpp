#pragma once

#include "feynet/path/coupled/coupled_expression.hpp"
#include "feynet/path/coupled/coupled_system.hpp"
#include "feynet/path/coupled/harmonic_coupling.hpp"

#include <memory>
#include <string>

namespace feynet::test {

/// Three oscillators in a row, K with 1 on the diagonal and −0.3 beside it.
inline CoupledSystem three_oscillators(const TimeGrid& grid, double mass) {
    Eigen::MatrixXd k(3, 3);
    k << 1.0, -0.3, 0.0, -0.3, 1.2, -0.3, 0.0, -0.3, 1.0;
    return {grid, mass, std::make_shared<HarmonicCoupling>(mass, k)};
}

inline CoupledSystem written_system(
    const TimeGrid& grid, double mass, Index dimensions, const std::string& expression) {
    return {grid, mass, std::make_shared<CoupledExpression>(dimensions, expression)};
}

}  // namespace feynet::test
