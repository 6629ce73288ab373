#pragma once

#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/path_network.hpp"
#include "feynet/network/recurrence.hpp"

namespace feynet {

/// The network of decaying steps ϑ(t) e^{−Ωt}: the harmonic oscillator as a Gaussian random
/// network.
///
/// Its weights are the noise that drives an oscillator of frequency Ω. On every boundary and for
/// both rules the lattice action of that oscillator is exactly
///
///     S = ½ Σₙ Wₙ² + const,    xₙ − x̄ₙ = gₙ (xₙ₋₁ − x̄ₙ₋₁) + sₙ Wₙ,                          (1)
///
/// so its weights are independent unit Gaussians. With ϑ, P of LatticeOscillator and x̄ the
/// classical path:
///   periodic   g = ρ = e^{−ϑ}, s² = (P/2)(1 − ρ²), closed on the ring.
///   dirichlet  gₙ = sinh((N−n)ϑ)/sinh((N−n+1)ϑ),  sₙ² = P sinh ϑ · gₙ,  n = 1 … N−1.
///   half_line  gₙ = cosh((N−n)ϑ)/cosh((N−n+1)ϑ),  sₙ² = P sinh ϑ · gₙ,  n = 1 … N.
///   free       the same gₙ, sₙ, and x₀ = √(P coth Nϑ) W₀.
/// For an interacting particle Ω is free to choose; the weights then have the action
/// ½|W|² + Σ (V − mΩ²x²/2), nearly a unit Gaussian. Ω = 0 gives the step network where it exists.
class DecayNetwork final : public PathNetwork {
public:
    /// @throws InvalidInput if frequency < 0, or = 0 on a ring or with two free ends, where the
    /// zero mode
    ///         has no width
    DecayNetwork(const TimeGrid& grid, Rule rule, double mass, double frequency);

    /// The identity for the network's own oscillator.
    std::unique_ptr<GaussianPart> oscillator_part(
        Rule rule, double mass, double frequency) const override;

    /// gₙ and sₙ of eq. (1), one for each weight.
    Eigen::ArrayXd gain() const;
    Eigen::ArrayXd scale() const;

    /// Eq. (1) of the ring, where the path is one.
    const CyclicRecurrence& ring() const { return ring_; }

    std::string_view name() const override { return "decay"; }
    double log_jacobian() const override;
    void apply(const Block& theta, Block& path) const override;
    void apply_transposed(const Block& g, Block& gradient) const override;
    void solve(const Block& path, Block& theta) const override;
    void solve_transposed(const Block& h, Block& g) const override;

private:
    Rule rule_;
    double mass_;
    double frequency_;
    Recurrence open_;
    CyclicRecurrence ring_;
};

/// The mean path of an oscillator: the classical solution between fixed ends, x₀
/// cosh((N−n)ϑ)/cosh(Nϑ) from one fixed end, zero otherwise.
Eigen::ArrayXd classical_path(const TimeGrid& grid, const LatticeOscillator& oscillator);

}  // namespace feynet
