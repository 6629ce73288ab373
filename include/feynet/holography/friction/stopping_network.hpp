#pragma once

#include "feynet/core/block.hpp"
#include "feynet/holography/runge_kutta.hpp"

#include <Eigen/Core>

#include <functional>

namespace feynet {

/// V'(x), V''(x) and V'''(x) of eight motions.
struct PotentialSlopes {
    Lanes first;
    Lanes second;
    Lanes third;
};

/// The body of the friction problem, with the signs of the talk:
///
///     m ẍ = h(t) ẋ + V'(x),   0 ≤ t ≤ T.
///
/// It is the bulk scalar in the depth η = T − t, with m = 1: h is the metric, and ẋ(T) = 0 is the
/// horizon. In mechanics h is minus a coefficient of friction and V minus a potential energy.
struct FrictionSystem {
    double mass = 1.0;       ///< m
    double duration = 10.0;  ///< T
    /// V of eight motions, by its derivatives.
    std::function<PotentialSlopes(const Lanes&)> potential;
};

/// Eight motions between the layers: column 0 at t = 0, the last at T. lanes × (N + 1)
struct Motions {
    Block position;
    Block velocity;
};

/// The speed ẋ(T) with which motions arrive, and its derivatives.
struct Arrival {
    Lanes speed;                   ///< ẋ(T)
    Lanes by_position;             ///< ∂ẋ(T)/∂x(0)
    Lanes by_velocity;             ///< ∂ẋ(T)/∂ẋ(0)
    Block by_parameters;           ///< ∂ẋ(T)/∂cₖ                             lanes × K
    Block by_position_parameters;  ///< ∂²ẋ(T)/∂x(0)∂cₖ                       lanes × K
    Block by_velocity_parameters;  ///< ∂²ẋ(T)/∂ẋ(0)∂cₖ                       lanes × K
};

/// N layers of equal time that carry a body from t = 0 to T; their weights are the friction h at
/// times().
///
/// Source  own derivation; the derivatives are those of the layers, carried forward with them
class StoppingNetwork {
public:
    /// @throws InvalidInput unless m and T are positive, V is given and n_layers ≥ 1
    StoppingNetwork(FrictionSystem system, Index n_layers, RungeKutta rule = runge_kutta_8());

    /// The t where h stands, rising from 0: 4N + 1 of them for the rule of order 8.
    const Eigen::VectorXd& times() const { return times_; }
    const FrictionSystem& system() const { return system_; }
    Index n_layers() const { return n_layers_; }

    /// x(t) and ẋ(t) of motions from x(0), ẋ(0).
    Motions propagate(
        const Eigen::VectorXd& friction, const Lanes& position, const Lanes& velocity) const;

    /// How they arrive, and how that changes with h = h₀ + B c.
    ///
    /// @param friction  h at times()
    /// @param basis     B, times × K; K may be 0
    Arrival arrive(
        const Eigen::VectorXd& friction,
        const Eigen::MatrixXd& basis,
        const Lanes& position,
        const Lanes& velocity) const;

private:
    template <typename Force, typename Visitor>
    void integrate(Block& state, const Force& force, const Visitor& visit) const;

    FrictionSystem system_;
    Index n_layers_;
    RungeKutta rule_;
    Index stride_;
    Eigen::VectorXd times_;
};

}  // namespace feynet
