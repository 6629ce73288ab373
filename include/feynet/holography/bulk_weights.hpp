#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// What a bulk network can learn: the metric h at its depths and the potential
/// V = m²φ²/2 + λφ⁴/4.
struct BulkWeights {
    Eigen::VectorXd metric;     ///< h(ηₖ) at BulkNetwork::depths(), unit 1/L
    double mass_squared = 0.0;  ///< m², unit 1/L²; may be negative
    double coupling = 0.0;      ///< λ
};

/// The slopes ∂E/∂w of a loss with respect to the weights, point by point: a row or lane for each
/// data point. Their sum over the lanes is the gradient of the batch; each lane by itself, of one
/// output, is a row of the Jacobian.
struct BulkSlopes {
    Block metric;  ///< lanes × depths
    Lanes mass_squared = Lanes::Zero();
    Lanes coupling = Lanes::Zero();

    /// No slopes, for a network of so many depths.
    static BulkSlopes zero(Index n_depths) { return {.metric = Block::Zero(lanes, n_depths)}; }
};

}  // namespace feynet
