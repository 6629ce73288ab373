#include "feynet/statistics/least_squares.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

constexpr int most_steps = 200;
constexpr double small_gain = 1e-8;

/// Residuals and what a step needs of them at one θ.
struct Place {
    Eigen::VectorXd theta;
    Eigen::VectorXd residual;
    Eigen::MatrixXd jacobian;
    double chi_squared = 0.0;

    Place(const Residuals& residuals, Eigen::VectorXd at) : theta(std::move(at)) {
        residuals(theta, residual, jacobian);
        chi_squared = residual.squaredNorm();
    }

    bool is_finite() const { return std::isfinite(chi_squared) && jacobian.allFinite(); }
};

}  // namespace

LeastSquares least_squares(const Residuals& residuals, const Eigen::VectorXd& start) {
    Place here(residuals, start);
    double damping = 1e-3;
    double growth = 2.0;
    LeastSquares result;
    while (here.is_finite() && result.n_steps < most_steps && !result.converged) {
        ++result.n_steps;
        const Eigen::MatrixXd curvature = here.jacobian.transpose() * here.jacobian;
        const Eigen::VectorXd slope = here.jacobian.transpose() * here.residual;
        const Eigen::VectorXd scale = curvature.diagonal().cwiseMax(1e-300).cwiseSqrt();
        Eigen::MatrixXd damped = curvature;
        damped.diagonal() += damping * scale.cwiseAbs2();
        const Eigen::VectorXd step = -damped.ldlt().solve(slope);
        if (!step.allFinite()) {
            break;
        }
        const Place there(residuals, here.theta + step);
        // |r|² falls by −2 δᵀJᵀr − δᵀJᵀJδ if r is linear
        const double predicted = -2.0 * step.dot(slope) - step.dot(curvature * step);
        const double gain = (here.chi_squared - there.chi_squared) / predicted;
        result.converged = predicted < small_gain * (1.0 + here.chi_squared) && damping < 1.0;
        if (there.is_finite() && gain > 0.0) {
            here = there;
            damping *= std::max(1.0 / 3.0, 1.0 - std::pow(2.0 * gain - 1.0, 3.0));
            growth = 2.0;
        } else if (!result.converged) {
            damping *= growth;
            growth *= 2.0;
        }
    }
    result.theta = here.theta;
    result.chi_squared = here.chi_squared;
    return result;
}

}  // namespace feynet
