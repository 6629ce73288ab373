#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// A fit of y = Σ_j θ_j f_j.
struct LinearFit {
    Eigen::VectorXd theta;       ///< θ
    Eigen::MatrixXd covariance;  ///< of θ, from the errors of y
    double chi_squared = 0.0;
    Index dof = 0;
    double p = 1.0;  ///< the chance of a larger χ²; 1 without degrees of freedom

    /// The standard error of parameter j.
    double error(Index j) const;
};

/// Fits independent numbers y ± σ to a law that is linear in its parameters, by least squares.
///
/// @param law     f_j at each point                                                  points × p
/// @param errors  σ > 0
/// @throws InvalidInput for fewer points than parameters, lengths that differ, errors that are not
///         positive, or a law whose parameters the points do not tell apart
LinearFit fit_linear(
    const Eigen::MatrixXd& law, const Eigen::VectorXd& y, const Eigen::VectorXd& errors);

}  // namespace feynet
