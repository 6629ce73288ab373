#pragma once

#include "feynet/path/path_system.hpp"

#include <Eigen/Core>

#include <limits>

namespace feynet {

/// The positions xᵢ = lowest + i h on which a transfer matrix is written.
struct PositionGrid {
    static constexpr Index unbounded = std::numeric_limits<Index>::max();

    double lowest;
    double spacing;  ///< h
    Index size;      ///< `unbounded` where nothing confines the path
    bool is_walled;  ///< whether it is the potential that confines it, on both sides

    Eigen::VectorXd positions() const;
};

/// The lattice potential at x.
double potential_at(const LatticePotential& potential, double x);

/// The positions a path visits with a probability above about e^{−log_rarity}, at most `spacing`
/// apart: as far beyond the fixed ends and all wells as the classical cost T V, the tunnelling cost
/// ∫√(2mV) and, in the midpoint rule, one jump into the blue are all too high, or where the
/// potential builds no such wall, as a free particle spreads from its fixed ends in the time T.
PositionGrid position_grid(const PathSystem& system, double log_rarity, double spacing);

/// The transfer matrix of one time slice with a constant V_ref taken off the potential,
///
///     T(x, y) = √(m/2πa) exp{−m(x − y)²/(2a) − a[V − V_ref]},
///
/// where V is (V(x) + V(y))/2 in the site and V((x + y)/2) in the midpoint rule, of the lattice
/// potential.
class TransferKernel {
public:
    /// V_ref is the least potential on the grid.
    TransferKernel(const PathSystem& system, const PositionGrid& grid);

    const Eigen::VectorXd& positions() const { return positions_; }
    Index size() const { return positions_.size(); }
    double step() const { return step_; }            ///< h
    double reference() const { return reference_; }  ///< V_ref

    double log_value(double x, double y) const;

    /// ln T(x, xᵢ).
    Eigen::VectorXd log_row(double x) const;

    /// h T(x, xᵢ), one row for each x.
    Eigen::MatrixXd reach(const Eigen::VectorXd& x) const;

    /// T(x, y) between any points.
    Eigen::MatrixXd between(const Eigen::VectorXd& x) const;

    /// h T(xᵢ, xⱼ).
    Eigen::MatrixXd matrix() const;

private:
    double excess(double x) const { return potential_at(potential_, x) - reference_; }

    Rule rule_;
    double spacing_;  // a
    double mass_;
    LatticePotential potential_;
    Eigen::VectorXd positions_;
    double step_;
    double reference_ = 0.0;
};

}  // namespace feynet
