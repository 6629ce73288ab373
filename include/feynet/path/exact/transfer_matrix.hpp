#pragma once

#include "feynet/path/exact/exact_path.hpp"

namespace feynet {

class TransferEngine;

/// The exact answers for any confining potential: the path integral as powers of the symmetric
/// matrix
///
///     T(x, y) = √(m/2πa) exp{−m(x − y)²/(2a) − a[V(x) + V(y)]/2}        (site)
///     T(x, y) = √(m/2πa) exp{−m(x − y)²/(2a) − a V((x + y)/2)}          (midpoint)
///
/// of the lattice potential V on uniform positions x a step h apart, where the trapezoid rule errs
/// by about exp(−π²a/(m h²)) only. The ring is the sum over all eigenvectors, Z = Σᵢ λᵢᴺ; open
/// boundaries are vectors that come from the two ends, a fixed end being the row T(x₀, ·) itself,
/// wherever x₀ lies. From h = 0.7 √(a/m), range and step are refined until nothing changes any
/// more.
///
/// Immutable once made. With n positions, n² ∝ m/a, making one costs O(n³ ln N); a correlation on
/// the ring costs O(n²), any answer on an open boundary O(n² ln N). Levels are those of |λᵢ|: in
/// the midpoint rule on coarse grids an eigenvalue may be negative.
///
/// Units   ħ = 1.
/// Source  Creutz & Freedman, Ann. Phys. 132 (1981) 427.
class TransferMatrix final : public ExactPath {
public:
    /// @throws InvalidInput if nothing confines the path, more than 1200 positions are needed, as
    /// for
    ///         tiny spacings, or error() would exceed 3e−3
    explicit TransferMatrix(PathSystem system);
    ~TransferMatrix() override;

    std::string method() const override;

    /// The sum of the relative changes of ln Z, ⟨x²⟩, ⟨xⱼ xₖ⟩, the ground-state energy and the gap
    /// on the last refinement, below 1e−11 for smooth potentials at a ≥ 0.01; where V has kinks and
    /// the changes fall as a power of h only, a bound on the sum of those to come. A correlation is
    /// counted relative to ⟨x²⟩, a density to its peak, a gap below the zero-point energy E₀ −
    /// V_min to that energy.
    double error() const override { return error_; }

    double expectation(Index node, const std::function<double(double)>& f) const override;
    double correlation(Index j, Index k) const override;
    Eigen::ArrayXd correlator(
        const PositionFunction& f, const PositionFunction& g, Index j, Index n_lags) const override;

    /// The node must be free.
    double density(Index node, double x) const override;

    /// @throws InvalidInput if the boundary is not periodic
    double link_expectation(const std::function<double(double)>& f) const override;

    /// E₁ − E₀ of levels().
    double gap() const override;

    /// The first 16 levels; NaN where |λᵢ|/λ₀ < 1e−9 or the level has not settled to 1e−9, as where
    /// the potential binds no more states.
    Eigen::ArrayXd levels(Index n) const override;

    /// NaN, like |ψ₀|², where the potential binds no state and only the fixed ends hold the path.
    double ground_energy() const override { return ground_energy_; }
    double ground_density(double x) const override;
    double log_partition() const override;

    /// One vector is propagated from x_initial: O(n³ ln N) once and O(n) for each end point.
    ///
    /// @throws InvalidInput if the points lie so far apart that more than 1200 positions are needed
    Eigen::ArrayXd log_kernel(double x_initial, const Eigen::ArrayXd& x_final) const override;

    /// The number n of positions.
    Index n_positions() const { return n_positions_; }

private:
    struct Probes;

    const TimeGrid& grid() const { return system_.grid(); }
    bool solve(int level);
    Probes probes() const;
    double grid_ground_energy() const;
    Eigen::ArrayXd grid_levels() const;

    PathSystem system_;
    std::unique_ptr<TransferEngine> engine_;
    int level_ = 0;
    double reference_ = 0.0;  // V_ref
    Index n_positions_ = 0;
    bool is_walled_ = true;
    double ground_energy_ = 0.0;
    Eigen::ArrayXd levels_;
    double error_ = 0.0;
};

}  // namespace feynet
