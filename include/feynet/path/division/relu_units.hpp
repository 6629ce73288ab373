#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// A broken line from (0, 0): its initial slope and its bends.
struct BrokenLine {
    /// A kink of the line.
    struct Bend {
        double time;    ///< of the kink, inside (0, T)
        double change;  ///< of slope
        Index unit;     ///< the unit it belongs to
    };

    double initial_slope = 0.0;
    std::vector<Bend> bends;  ///< in the order of time
};

/// M rectified linear units in which everything is free,
///
///     x(t) = x₀ + Σₙ wₙ [ReLU(w̃ₙ t + b̃ₙ) − ReLU(b̃ₙ)],                                      (1)
///
/// so that x(0) = x₀ for all weights. Since ReLU(αz) = α ReLU(z) for α > 0 and ReLU(−z) = ReLU(z) −
/// z, unit n bends the path once, at the time −b̃ₙ/w̃ₙ and by wₙ|w̃ₙ|: a network with un-fixed biases
/// is a division of time, and (w, w̃, b̃) → (αw, w̃/α, b̃/α) is no change of the path at all.
///
/// Source  arXiv:2403.11420 (the meaning of the biases).
struct ReluUnits {
    Eigen::ArrayXd weight;  ///< wₙ
    Eigen::ArrayXd slope;   ///< w̃ₙ
    Eigen::ArrayXd bias;    ///< b̃ₙ

    Index size() const { return weight.size(); }

    /// Whether the unit is active just after t = 0.
    bool starts_active(Index i) const {
        return bias[i] > 0.0 || (bias[i] == 0.0 && slope[i] > 0.0);
    }

    /// x(t) − x₀ by eq. (1).
    double value(double t) const;

    /// The same path as a broken line on (0, duration).
    BrokenLine broken_line(double duration) const;
};

}  // namespace feynet
