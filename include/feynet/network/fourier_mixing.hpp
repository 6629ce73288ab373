#pragma once

#include "feynet/network/mixing.hpp"

#include <memory>
#include <vector>

namespace feynet {

/// The real Fourier basis of a torus in space, as the mixing of its momenta into its points:
///
///     x(s) = Σ_k Π_μ e_{k_μ}(s_μ) y(k),   e = 1/√n, √(2/n) cos(2πks/n), −√(2/n) sin(2πks/n),
///     (−1)ˢ/√n,
///
/// orthonormal, and an eigenbasis of the lattice Laplacian. Each direction is numbered as FFTW's
/// half-complex order is, cosines 0 … n/2 and then sines from high to low; lines run along the
/// first direction first, and several components one after the other. O(V ln V) by fast transforms.
class FourierMixing final : public Mixing {
public:
    /// @param extents       of the torus, at least one
    /// @param n_nodes       columns of a line, carried along
    /// @param n_components  fields one after the other
    FourierMixing(const std::vector<Index>& extents, Index n_nodes, Index n_components);
    ~FourierMixing() override;
    FourierMixing(const FourierMixing&) = delete;
    FourierMixing& operator=(const FourierMixing&) = delete;

    void mix(const Block& modes, Block& lines) const override;
    void unmix(const Block& lines, Block& modes) const override;

    /// k̂² = Σ_μ 4 sin²(π k_μ/n_μ) of each mode of one component: the eigenvalue of −∇².
    const Eigen::ArrayXd& momentum_squared() const { return momentum_squared_; }

private:
    struct Plans;

    void scale(const Eigen::ArrayXd& factors, Block& block) const;

    Index n_nodes_;
    Index n_components_;
    Eigen::ArrayXd momentum_squared_;
    Eigen::ArrayXd to_modes_;  ///< factors that make FFTW's transform orthonormal
    Eigen::ArrayXd to_lines_;
    std::unique_ptr<Plans> plans_;
};

}  // namespace feynet
