#pragma once

#include "feynet/core/random.hpp"
#include "feynet/holography/friction/stop_curve.hpp"
#include "feynet/holography/friction/stopping_data.hpp"

#include <cmath>

namespace feynet::test {

/// V = κ (x²/2 + ε x⁴/4); κ < 0 draws a body back to x = 0.
inline FrictionSystem anharmonic_body(double stiffness, double bend) {
    return {1.0, 10.0, [=](const Lanes& x) -> PotentialSlopes {
                return {
                    stiffness * (x + bend * x.cube()),
                    stiffness * (1.0 + 3.0 * bend * x.square()),
                    stiffness * 6.0 * bend * x};
            }};
}

/// c of a friction that damps, with parts up to T₃.
inline Eigen::Vector4d damping() {
    return {-0.25, -0.1, 0.05, -0.02};
}

/// h of these coefficients at the times of a network.
inline Eigen::VectorXd friction_of(const StoppingNetwork& network, const Eigen::VectorXd& c) {
    return chebyshev_friction(network.times(), c.size(), network.system().duration).values(c);
}

/// n motions that stop at T under the friction c, their starts measured with this noise; without
/// noise they are said to be known to 1e-9.
inline StoppingData stopped_motions(
    const StoppingNetwork& network,
    const Eigen::VectorXd& c,
    const StopWindow& window,
    Index n,
    double noise) {
    const StopCurve curve = stop_curve(network, friction_of(network, c), window, n);
    Block normals(lanes, (n / columns_at_once + 1) * columns_at_once);
    fill_normals(Stream{.seed = 20}, Purpose::Test, normals);
    const Eigen::VectorXd error = Eigen::VectorXd::Constant(n, noise > 0.0 ? noise : 1e-9);
    return {
        curve.position + noise * normals.row(0).head(n).matrix().transpose(),
        curve.velocity + noise * normals.row(1).head(n).matrix().transpose(),
        error,
        error};
}

}  // namespace feynet::test
