#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <functional>
#include <string_view>

namespace feynet {

/// What a model misses, point by point, and how that changes with its parameters.
struct Residuals {
    Eigen::VectorXd value;     ///< rᵢ, (model − data)/error
    Eigen::MatrixXd jacobian;  ///< ∂rᵢ/∂xⱼ, points × parameters
};

/// The residuals at parameters x.
using ResidualFunction = std::function<Residuals(const Eigen::VectorXd&)>;

/// When to stop; of the three tolerances the first that is met ends the descent.
struct LevenbergMarquardtSettings {
    double decrease = 1e-14;    ///< smallest relative decrease of Σr², as made and as foreseen
    double step = 1e-14;        ///< smallest relative step of x
    double slope = 0.0;         ///< largest cosine between r and any column of ∂r/∂x
    double first_step = 100.0;  ///< bound on the first step, in units of |x|
    int most_evaluations = 400;
};

/// Where a descent ended.
struct LeastSquaresMinimum {
    Eigen::VectorXd parameters;  ///< x
    Residuals residuals;         ///< at x
    int n_evaluations = 0;
    bool converged = false;   ///< false when it ran out of evaluations or x could not be improved
    std::string_view reason;  ///< why it ended, in words

    double sum_of_squares() const { return residuals.value.squaredNorm(); }
};

/// The least squares of a model that is not linear, min Σᵢ rᵢ(x)², from a start, by the method of
/// Levenberg and Marquardt: steps of Gauss and Newton inside a region of trust with a scale of its
/// own for each parameter, by QR and never by the normal equations (MINPACK's lmder, as in
/// Eigen). Where a trial leaves residuals that are not finite, it is refused and the region
/// shrinks.
///
/// @throws InvalidInput for fewer points than parameters, or residuals that are not finite or not
///         of one shape at the start
///
/// Source  Moré, Lecture Notes in Mathematics 630, 105 (1978)
LeastSquaresMinimum minimise_squares(
    const ResidualFunction& residuals,
    const Eigen::VectorXd& start,
    const LevenbergMarquardtSettings& settings = {});

}  // namespace feynet
