#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/network_bundle.hpp"

#include <Eigen/Core>

namespace feynet {

/// The action of D coupled oscillators on a ring in the weights of any networks, M = AᵀKA.
///
/// In normal modes y = Rᵀx the oscillators know nothing of each other, and the decay network Dₖ of
/// each is the factor of its precision. With D = diag(D₁, D₂, …):
///
///     draw   v = A⁻¹ R D ξ
///     solve  v = A⁻¹ R D Dᵀ Rᵀ A⁻ᵀ g
///     norm   vᵀMv = |D⁻¹ Rᵀ A v|²
///
/// R mixes coordinates at each node by itself, so that every operation costs O(D² N).
class BundleGaussian final : public GaussianPart {
public:
    /// `bundle` must outlive this object; its grid is a ring, where the mean path is 0.
    ///
    /// @param directions   R, orthogonal
    /// @param frequencies  of the modes
    /// @throws InvalidInput as DecayNetwork does
    BundleGaussian(
        const NetworkBundle& bundle,
        Rule rule,
        double mass,
        Eigen::MatrixXd directions,
        const Eigen::ArrayXd& frequencies);

    Index dimension() const override { return bundle_.n_weights(); }
    const Block& mean() const override { return mean_; }
    void draw(const Block& normals, Block& v) const override;
    void solve(const Block& g, Block& v) const override;
    Lanes norm(const Block& v) const override;

private:
    const NetworkBundle& bundle_;
    NetworkBundle oscillators_;
    Eigen::MatrixXd directions_;
    Block mean_;
};

}  // namespace feynet
