#pragma once

#include "feynet/boltzmann/learning/boltzmann_machine.hpp"
#include "feynet/core/words.hpp"

#include <Eigen/Core>

namespace feynet {

/// The two values of a unit: v = ±1, or x = (1 + v)/2 = 0, 1.
enum class MachineUnits { Spin, Binary };

template <>
struct Words<MachineUnits> {
    static constexpr std::array<std::string_view, 2> value{"spin", "binary"};
};

/// The same law written for units of either kind,
///
///     a·v + b·h + v·W·h = a'·x + b'·y + x·W'·y + const,
///     a' = 2a − 2W1,   b' = 2b − 2Wᵀ1,   W' = 4W,
///
/// so that units are coordinates on one family of laws: each reaches the same laws, by other paths
/// of descent.
///
/// @return  a, b, W or a', b', W'
Eigen::VectorXd weights_in(MachineUnits units, const BoltzmannMachine& machine);

/// The inverse: a = a'/2 + W'1/4, b = b'/2 + W'ᵀ1/4, W = W'/4.
void set_weights_in(MachineUnits units, const Eigen::VectorXd& weights, BoltzmannMachine& machine);

/// A slope ∂/∂(a, b, W) as one in the other weights: ∂/∂W'ᵢⱼ = (∂/∂Wᵢⱼ + ∂/∂aᵢ + ∂/∂bⱼ)/4,
/// ∂/∂a' = ½ ∂/∂a, ∂/∂b' = ½ ∂/∂b.
///
/// @param machine  of the same shape
Eigen::VectorXd slope_in(
    MachineUnits units, const BoltzmannMachine& machine, const Eigen::VectorXd& slope);

}  // namespace feynet
