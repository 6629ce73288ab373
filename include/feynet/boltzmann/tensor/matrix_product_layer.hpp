#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <utility>
#include <vector>

namespace feynet {

/// The numbers of values of one index of a matrix's rows and of one of its columns.
struct LayerSite {
    Index rows = 1;     ///< J_k
    Index columns = 1;  ///< I_k
};

/// A layer's weights W, Π J_k × Π I_k, as a matrix product operator,
///
///     W_{j₁…j_n, i₁…i_n} = Σ A₁(j₁ i₁) A₂(j₂ i₂) … A_n(j_n i_n),
///
/// matrices of which neighbours share a bond: Σ D_{k−1} J_k I_k D_k weights in place of Π J_k I_k.
/// The first index is the slowest one of rows and columns.
///
/// Source  Gao, Cheng, He, Xie, Zhao, Lu and Xiang, Phys. Rev. Research 2, 023300 (2020);
/// Oseledets,
///         SIAM J. Sci. Comput. 33, 2295 (2011)
class MatrixProductLayer {
public:
    /// The layer nearest to W with at most so many values of each bond, by singular values from the
    /// first bond to the last: exact where none is left out, the best of all with two sites.
    ///
    /// @throws InvalidInput for sites that do not make up W, or no bond
    static MatrixProductLayer of(
        const Eigen::MatrixXd& weights, const std::vector<LayerSite>& sites, Index most_values);

    /// ‖W − (this layer)‖, Frobenius: the root of the sum of squares of all singular values left
    /// out.
    double error() const { return error_; }

    Index n_parameters() const;
    std::vector<Index> bond_dimensions() const;

    /// W x, site by site, without W.
    Eigen::VectorXd operator*(const Eigen::VectorXd& input) const;

    /// W itself.
    Eigen::MatrixXd weights() const;

private:
    explicit MatrixProductLayer(std::vector<LayerSite> sites) : sites_(std::move(sites)) {}

    Index n_rows() const;
    Index n_columns() const;

    std::vector<LayerSite> sites_;
    // (D_{k−1}, j, i) × D_k, D_{k−1} the slowest
    std::vector<Eigen::MatrixXd> factors_;
    double error_ = 0.0;
};

}  // namespace feynet
