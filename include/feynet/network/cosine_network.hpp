#pragma once

#include "feynet/network/lane_transform.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/path_network.hpp"

#include <vector>

namespace feynet {

/// The network of cosine activations with fixed frequencies, whose weights are Fourier
/// coefficients.
///
/// Each boundary has the basis that diagonalises every harmonic action on it:
///   free       x(t) = Σ_{n=0}^{N} aₙ cos(nπt/T), arXiv:2403.11420
///   dirichlet  x(t) = straight path + Σ_{n=1}^{N−1} aₙ sin(nπt/T)
///   half_line  x(t) = x₀ + Σ_{n=1}^{N} aₙ sin((n−½)πt/T)
///   periodic   x(t) = a₀ + Σₖ [aₖ cos(2πkt/T) + bₖ sin(2πkt/T)] (+ a_{N/2} (−1)ⁿ for even N), the
///   weights
///              ordered a₀ a₁ … a_{N/2} b_{⌈N/2⌉−1} … b₁
/// Evaluation is a fast transform, O(N log N).
class CosineNetwork final : public PathNetwork {
public:
    explicit CosineNetwork(const TimeGrid& grid);

    std::string_view name() const override { return "cosine"; }
    double log_jacobian() const override;
    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;

    /// Diagonal in Fourier weights.
    std::unique_ptr<GaussianPart> oscillator_part(
        Rule rule, double mass, double frequency) const override;

    /// dᵢ of the oscillator's action S = ½ Σᵢ dᵢ (aᵢ − āᵢ)²: one positive number per weight,
    ///
    ///     dᵢ = m cᵢ [(2/a)² sin²(κᵢ/2) + ω² {1, cos²(κᵢ/2)}],    {site, midpoint},
    ///
    /// with κᵢ the phase advance per slice and cᵢ = T/2 (T for the constant and the alternating
    /// mode).
    Eigen::ArrayXd stiffness(Rule rule, double mass, double frequency) const;

private:
    double phase(Index weight) const;

    LaneTransform forward_;
    LaneTransform backward_;
    std::vector<Index> extremes_;
};

}  // namespace feynet
