#pragma once

#include "feynet/holography/bulk_network.hpp"

namespace feynet {

/// What is asked of a field at the last depth ε = η_fin of a network, short of a horizon at η = 0:
///
///     F = (2/ε) π − m²φ − λφ³.
///
/// A field that is regular at the horizon, h ≈ 1/η, has π = (m²φ + λφ³) η/2 + O(η³), so that
/// F = O(ε²) on it. For m² = −1, λ = 1 on the black hole in d = 3 at ε = 0.1 this is |F| < 2.92e-3
/// for all fields up to φ = 1.1 at the horizon (5e-3 up to 1.17, which is φ = 1.27 at η = 1), where
/// π itself is up to 1.9e-2.
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313, eq. (10)
class HorizonCondition {
public:
    /// @param depth  ε
    /// @throws InvalidInput unless ε is positive and finite
    explicit HorizonCondition(double depth);

    /// F of every data point; of the weights only m² and λ enter.
    Lanes value(const BulkWeights& weights, const BulkState& field) const;

    /// Of a loss E with slopes ∂E/∂F it adds ∂E/∂m² and ∂E/∂λ, as far as F knows them, to `slopes`.
    ///
    /// @return  ∂E/∂φ and ∂E/∂π at ε: what BulkNetwork::pull_back wants
    BulkState pull_back(
        const BulkWeights& weights,
        const BulkState& field,
        const Lanes& slope,
        BulkSlopes& slopes) const;

private:
    double factor_;
};

}  // namespace feynet
