#include "feynet/holography/metric/black_hole.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>

namespace feynet {

BlackHole::BlackHole(int dimension, double radius) : rate_(dimension / radius) {
    require(dimension >= 2, "dimension", "must be at least 2, got {}", dimension);
    require(std::isfinite(radius) && radius > 0.0, "radius", "must be positive, got {}", radius);
}

double BlackHole::value(double depth) const {
    return rate_ / std::tanh(rate_ * depth);
}

double BlackHole::slope(double depth) const {
    return -square(rate_ / std::sinh(rate_ * depth));
}

Eigen::VectorXd BlackHole::values(const Eigen::VectorXd& depths) const {
    return depths.unaryExpr([this](double depth) { return value(depth); });
}

}  // namespace feynet
