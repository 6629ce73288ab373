#pragma once

#include <Eigen/Core>

#include <functional>

namespace feynet {

/// Residuals r(θ) and their Jacobian ∂r/∂θ.                    θ: p,  r: k,  jacobian: k × p
using Residuals = std::function<void(
    const Eigen::VectorXd& theta, Eigen::VectorXd& residual, Eigen::MatrixXd& jacobian)>;

/// Where ½|r(θ)|² has a minimum, and how well it is known.
struct LeastSquares {
    Eigen::VectorXd theta;
    double chi_squared = 0.0;  ///< |r|²
    bool converged = false;
    int n_steps = 0;
};

/// Minimises |r(θ)|² from a given start by the method of Levenberg and Marquardt: steps
///
///     (JᵀJ + μ diag JᵀJ) δ = −Jᵀ r,
///
/// whose μ falls with the share of the predicted gain that a step brings and rises where there is
/// none. Scales of the parameters do not matter. It has converged when the gain predicted is
/// below 10⁻⁸ (1 + |r|²): then θ is within 10⁻⁴ √(1 + |r|²) of its standard errors.
///
/// Source  Marquardt, J. Soc. Ind. Appl. Math. 11 (1963) 431; Nielsen, IMM-REP-1999-05 (μ).
LeastSquares least_squares(const Residuals& residuals, const Eigen::VectorXd& start);

}  // namespace feynet
