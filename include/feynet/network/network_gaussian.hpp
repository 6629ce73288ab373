#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/network/linear_network.hpp"

#include <memory>

namespace feynet {

/// A Gaussian action in the weights of any linear network, M = AᵀKA.
///
/// What it needs of the Gaussian is a network D whose weights are its unit noise, the exact factor
/// of its precision, K⁻¹ = D Dᵀ: the decay network of a harmonic oscillator, or one for each normal
/// mode. With the network's own map x = A θ every operation is a composition of O(N) or O(N log N)
/// maps:
///
///     draw   v = A⁻¹ D ξ
///     solve  v = A⁻¹ D Dᵀ A⁻ᵀ g
///     norm   vᵀMv = |D⁻¹ A v|²
class NetworkGaussian final : public GaussianPart {
public:
    /// `network` must outlive this object.
    /// @param noise  D, on the same nodes; its offset is the mean path
    NetworkGaussian(const LinearNetwork& network, std::shared_ptr<const LinearNetwork> noise);

    Index dimension() const override { return network_.n_weights(); }
    const Block& mean() const override { return mean_; }
    void draw(const Block& normals, Block& v) const override;
    void solve(const Block& g, Block& v) const override;
    Lanes norm(const Block& v) const override;

private:
    const LinearNetwork& network_;
    std::shared_ptr<const LinearNetwork> noise_;
    Block mean_;
};

/// The weights with which one network has the path that another has with none, the same in every
/// lane.
Block weights_of_offset(const LinearNetwork& network, const LinearNetwork& other);

}  // namespace feynet
