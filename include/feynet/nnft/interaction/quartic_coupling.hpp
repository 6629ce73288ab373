#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/powers.hpp"

namespace feynet {

/// What breaks the independence of neurons: U(φ) = λ a Σₜ φₜ⁴ of the field of a network.
struct QuarticCoupling {
    double strength = 1.0;  ///< λ a

    /// U(φ), one number per lane.                              field: lanes × times
    Lanes value(const Block& field) const {
        Lanes sum = Lanes::Zero();
        for (Index t = 0; t < field.cols(); ++t) {
            const Lanes squared = field.col(t).square();
            sum += squared.square();
        }
        return strength * sum;
    }

    /// U(φ + χ).
    Lanes value(const Block& field, const Block& change) const {
        Lanes sum = Lanes::Zero();
        for (Index t = 0; t < field.cols(); ++t) {
            const Lanes squared = (field.col(t) + change.col(t)).square();
            sum += squared.square();
        }
        return strength * sum;
    }

    /// g ← ∂U/∂φ.
    void gradient(const Block& field, Block& g) const { g = 4.0 * strength * field.cube(); }
};

}  // namespace feynet
