#pragma once

#include "feynet/path/exact/exact_path.hpp"

namespace feynet {

/// The exact answers for a quadratic action: the harmonic oscillator and, where an end holds it,
/// the free particle.
///
/// A node is normal with the mean of the classical path. With ϑ, P of LatticeOscillator, j ≤ k and
/// δx = x − ⟨x⟩:
///
///     periodic   ⟨δxⱼ δxₖ⟩ = P cosh((N/2 − k + j)ϑ) / (2 sinh(Nϑ/2))
///     dirichlet  ⟨δxⱼ δxₖ⟩ = P sinh(jϑ) sinh((N − k)ϑ) / sinh(Nϑ)
///     half_line  ⟨δxⱼ δxₖ⟩ = P sinh(jϑ) cosh((N − k)ϑ) / cosh(Nϑ)
///     free       ⟨δxⱼ δxₖ⟩ = P cosh(jϑ) cosh((N − k)ϑ) / sinh(Nϑ)
///
/// and with c = 1 (site) or (1 − a²ω²/4)^{−1/2} (midpoint), times e^{−aV₀} where the discretisation
/// adds a constant V₀ to the potential, K the kernel between fixed ends:
///
///     Z_periodic = cᴺ / (2 sinh(Nϑ/2))
///     K(x, y)    = cᴺ (2πP sinh Nϑ)^{−1/2} exp{−[(x² + y²) cosh Nϑ − 2xy]/(2P sinh Nϑ)}
///     ∫K dy      = cᴺ (cosh Nϑ)^{−1/2} exp{−x² tanh(Nϑ)/(2P)}
///     ∫∫K dx dy  = cᴺ (2πP/sinh Nϑ)^{1/2}
///
/// Every answer costs O(1) whatever N; expectation() integrates the normal density numerically and
/// is as accurate for smooth f.
///
/// Units   ħ = 1.
class ExactOscillator final : public ExactPath {
public:
    /// @throws InvalidInput if the action is not quadratic
    explicit ExactOscillator(const PathSystem& system);

    std::string method() const override;
    double error() const override;
    double expectation(Index node, const std::function<double(double)>& f) const override;
    double correlation(Index j, Index k) const override;
    Eigen::ArrayXd correlator(
        const PositionFunction& f, const PositionFunction& g, Index j, Index n_lags) const override;

    /// The node must be free.
    double density(Index node, double x) const override;

    /// @throws InvalidInput if the boundary is not periodic
    double link_expectation(const std::function<double(double)>& f) const override;
    double gap() const override;

    /// iϑ/a.
    Eigen::ArrayXd levels(Index n) const override;
    double ground_energy() const override;

    /// A normal density of variance P/2; 0 for the free particle.
    double ground_density(double x) const override;
    double log_partition() const override;
    Eigen::ArrayXd log_kernel(double x_initial, const Eigen::ArrayXd& x_final) const override;

private:
    double mean(Index node) const;
    double covariance(Index j, Index k) const;
    double log_kernel(double x, double y) const;

    TimeGrid grid_;
    LatticeOscillator oscillator_;
    double log_prefactor_;  // ln c
    double offset_;         // V₀
};

}  // namespace feynet
