#pragma once

#include "feynet/holography/friction/stopping_network.hpp"

#include <Eigen/Core>

namespace feynet {

/// Points of a curve in the plane of starts (x(0), ẋ(0)).
struct StopCurve {
    Eigen::VectorXd position;
    Eigen::VectorXd velocity;
};

/// How far a curve is followed.
struct StopWindow {
    double position = 2.0;  ///< to |x(0)| of this
    double velocity = 2.0;  ///< and |ẋ(0)| of this
};

/// The curve ẋ(T; x(0), ẋ(0)) = 0 of the starts that stop at T, in n points that are evenly spaced
/// along it. It is followed both ways from its point nearest to rest at x = 0, through its folds,
/// until it leaves the window or ten times its perimeter are behind. One curve: others that the
/// window may hold are not looked for.
///
/// Points are on the curve to 1e-12 of the window.
///
/// @throws InvalidInput unless the window is positive, n ≥ 2, and a curve is found from rest
///
/// Source  own derivation
StopCurve stop_curve(
    const StoppingNetwork& network,
    const Eigen::VectorXd& friction,
    const StopWindow& window,
    Index n_points);

}  // namespace feynet
