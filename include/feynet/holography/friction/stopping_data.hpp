#pragma once

#include "feynet/holography/friction/stopping_network.hpp"
#include "feynet/holography/metric/linear_metric.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"

#include <Eigen/Core>

namespace feynet {

/// Motions that were seen to stop at T: where they began, n entries each.
struct StoppingData {
    Eigen::VectorXd position;        ///< x(0)
    Eigen::VectorXd velocity;        ///< ẋ(0)
    Eigen::VectorXd position_error;  ///< standard errors; both may be 0, but not together
    Eigen::VectorXd velocity_error;
};

/// @throws InvalidInput unless there are data, of one size, finite, with an error of each point
void check(const StoppingData& data);

/// Frictions that are a series of Chebyshev polynomials on 0 ≤ t ≤ T,
///
///     h(t) = Σₖ cₖ Tₖ(2t/T − 1),  k < K,
///
/// at the given times; linear in c.
///
/// @throws InvalidInput if a time is outside of [0, T] or K < 1
LinearMetric chebyshev_friction(const Eigen::VectorXd& times, Index n_modes, double duration);

/// How far the data are from stopping, with the exact derivative with respect to c:
///
///     r = ẋ(T)/√((σₓ ∂ẋ(T)/∂x(0))² + (σᵥ ∂ẋ(T)/∂ẋ(0))²),
///
/// the distance of (x(0), ẋ(0)) from the curve of starts that stop, in errors. ẋ(T) alone would not
/// do: a large friction stops every motion. NaN where a motion runs away.
///
/// @param friction    the family of h at the times of the network
/// @param parameters  c
Residuals stopping_residuals(
    const StoppingNetwork& network,
    const LinearMetric& friction,
    const StoppingData& data,
    const Eigen::VectorXd& parameters);

}  // namespace feynet
