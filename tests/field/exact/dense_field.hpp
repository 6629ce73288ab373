#pragma once

#include "feynet/field/lattice.hpp"
#include "feynet/field/scalar_couplings.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet::test {

/// Lattices of every dimension and both time ends, small enough for dense matrices.
inline std::vector<Lattice> small_lattices() {
    std::vector<Lattice> result{Lattice({2, 3, 4})};
    for (const TimeEnds ends : {TimeEnds::Periodic, TimeEnds::Open}) {
        for (const std::vector<Index>& extents :
             std::vector<std::vector<Index>>{{7}, {4, 5}, {5, 2}, {4, 3, 3}, {3, 2, 3, 2}}) {
            result.emplace_back(extents, ends);
        }
    }
    return result;
}

/// The matrix K of a free field of one component, S = ½ φᵀ K φ, bond by bond and site by site from
/// (1) of ScalarCouplings.
inline Eigen::MatrixXd precision_matrix(const Lattice& lattice, const ScalarCouplings& couplings) {
    const Index n = lattice.n_sites();
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n, n);
    for (Index site = 0; site < n; ++site) {
        matrix(site, site) +=
            2.0 * couplings.mass_term * lattice.slice_weight(lattice.coordinate(site, 0));
        for (Index direction = 0; direction < lattice.n_dimensions(); ++direction) {
            const double tie = 2.0 * couplings.stiffness * lattice.bond_weight(site, direction);
            const Index next = lattice.next(site, direction);
            matrix(site, site) += tie;
            matrix(next, next) += tie;
            matrix(site, next) -= tie;
            matrix(next, site) -= tie;
        }
    }
    return matrix;
}

}  // namespace feynet::test
