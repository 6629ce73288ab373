#pragma once

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// ∫f(x) dx ≈ Σ weightsᵢ f(pointsᵢ).
struct Quadrature {
    Eigen::VectorXd points;
    Eigen::VectorXd weights;
};

/// Gauss–Legendre of ten points on panels of [low, high] no longer than `longest`, none of which
/// has a break inside it.
Quadrature panel_quadrature(double low, double high, double longest, std::vector<double> breaks);

}  // namespace feynet
