#pragma once

#include "feynet/field/exact/small_lattice.hpp"

#include <Eigen/Core>

namespace feynet {

/// How a lattice falls into a centre of one or two sites and some halves that are independent and
/// alike once the centre is fixed. Ties are the stiffnesses κ of S = κ (φ − φ')².
struct SmallShape {
    Index n_centre = 2;
    Index n_halves = 0;
    Index n_half = 1;                // sites in each half
    double centre_tie = 0.0;         // between the two sites of the centre
    double half_tie = 0.0;           // between the two sites of a half
    double outer_tie = 0.0;          // from a half to the centre
    double half_weight = 1.0;        // slice weight of the halves, 1 or ½
    double centre_bonds = 0.0;       // the share of E that bonds within the centre have
    bool one_half_ties_all = false;  // a half's one site is tied to both sites of the centre
    double slice_weight = 1.0;       // of all sites: ½ between two open ends
};

/// The path integral of such a lattice as a sum over one uniform grid of field values.
class GridSums {
public:
    /// @param reach     the grid is −reach … reach
    /// @param lowest    the lowest value of V(φ) = rφ² + uφ⁴
    /// @param n_points  N, odd
    GridSums(
        const SmallShape& shape,
        const ScalarCouplings& couplings,
        double reach,
        double lowest,
        Index n_points);

    SmallLatticeAnswers answers(double volume) const;

private:
    void add_centre(Index i, Index j);
    double half_of_one(Index i, Index j);
    double half_of_two(Index i, Index j);
    void add_distribution(double weight, Index i, Index j);
    Index centre_steps() const { return shape_.half_weight < 1.0 ? 2 : 1; }

    SmallShape shape_;
    Index n_points_;
    double step_;
    double lowest_;
    Eigen::ArrayXd x_;
    Eigen::ArrayXd centre_;  // e^{−V}
    Eigen::MatrixXd centre_tie_;
    Eigen::MatrixXd outer_;       // of a site of a half and the centre site it is tied to
    Eigen::MatrixXd half_pair_;   // of the two sites of a half
    Eigen::MatrixXd half_outer_;  // Σ_b half_pair(a, b) outer(b, j)
    Eigen::ArrayXd half_;         // the law of the sum of a half at a given centre
    Eigen::ArrayXd sums_;         // the law of Σ_x w_x φ_x, in steps of the smallest weight
    double z_ = 0.0;
    double phi2_ = 0.0;
    double phi4_ = 0.0;
    double products_ = 0.0;
};

}  // namespace feynet
