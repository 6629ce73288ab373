#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/network/decay_network.hpp"
#include "feynet/network/linear_network.hpp"

namespace feynet {

/// The action of a harmonic oscillator in the weights of any linear network, M = AᵀKA.
///
/// The decay network D of the same oscillator is the exact factor of its precision, K⁻¹ = D Dᵀ, so
/// with the network's own map x = A θ every operation is a composition of O(N) or O(N log N) maps:
///
///     draw   v = A⁻¹ D ξ
///     solve  v = A⁻¹ D Dᵀ A⁻ᵀ g
///     norm   vᵀMv = |D⁻¹ A v|²
class NetworkGaussian final : public GaussianPart {
public:
    /// `network` must outlive this object; `oscillator` is the decay network on the same grid.
    NetworkGaussian(const LinearNetwork& network, DecayNetwork oscillator);

    Index dimension() const override { return network_.n_weights(); }
    const Block& mean() const override { return mean_; }
    void draw(const Block& normals, Block& v) const override;
    void solve(const Block& g, Block& v) const override;
    Lanes norm(const Block& v) const override;

private:
    const LinearNetwork& network_;
    DecayNetwork oscillator_;
    Block mean_;
};

/// The weights of the classical path of the oscillator, the same in every lane.
Block classical_weights(const LinearNetwork& network, const DecayNetwork& oscillator);

}  // namespace feynet
