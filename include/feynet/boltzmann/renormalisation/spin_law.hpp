#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <cstdint>

namespace feynet {

/// The law of a few spins ±1, enumerated: ln of the weight of each of the 2ⁿ configurations. Bit i
/// of a configuration is spin i, and a bit that is set is a spin −1.
struct SpinLaw {
    Index n_spins = 0;
    Eigen::VectorXd log_weights;  ///< length 2ⁿ

    /// ln Σ of all weights.
    double log_partition() const;
};

/// Spin i of a configuration, +1 or −1.
inline double spin_of(std::uint32_t configuration, Index i) {
    return (configuration >> static_cast<unsigned>(i) & 1U) == 0 ? 1.0 : -1.0;
}

/// The Ising ring, ln weight = K Σ sᵢ sᵢ₊₁.
///
/// @throws InvalidInput unless 3 ≤ n ≤ 24
SpinLaw ising_ring(Index n_spins, double coupling);

/// The law of the spins that are left when others are summed over; they keep their order.
///
/// @param removed  bit i is set where spin i is summed over
SpinLaw marginal(const SpinLaw& law, std::uint32_t removed);

/// The bits 0, 2, 4, … below n: every second spin.
std::uint32_t every_second(Index n_spins);

/// What a law is, seen as that of an Ising ring.
struct RingCoupling {
    double coupling = 0.0;  ///< K of the ring nearest to it in the mean square of ln weight
    double constant = 0.0;  ///< c of ln weight = c + K Σ sᵢ sᵢ₊₁
    double residual = 0.0;  ///< what is left of ln weight where most is: 0 for a ring
};

/// @throws InvalidInput for fewer than 3 spins
RingCoupling ring_coupling(const SpinLaw& law);

}  // namespace feynet
