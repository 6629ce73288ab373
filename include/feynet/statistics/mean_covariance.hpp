#pragma once

#include "feynet/statistics/vector_series.hpp"

#include <Eigen/Core>

#include <optional>
#include <span>
#include <vector>

namespace feynet {

/// The means of a vector-valued series with the covariance of these means, from n blocks of
/// measurements that are nearly independent.
struct MeanCovariance {
    Eigen::VectorXd mean;
    Eigen::VectorXd error;   ///< the root of the diagonal of the covariance
    Eigen::MatrixXd groups;  ///< one row per block, groupsᵀ groups = Ĉ of ν = n − 1 degrees
    Index block_length = 0;  ///< measurements in a block

    Index n_blocks() const { return groups.rows(); }

    /// The deviations of the blocks of some components in units of their errors; the product with
    /// its transpose is their correlation matrix.
    Eigen::MatrixXd standardised(std::span<const Index> components) const;
};

/// Means and covariance from as few blocks as are wanted, in blocks of at least block_in_tau times
/// the longest τ_int of the components: the longer a block, the less is left in it of what is not
/// Gaussian.
///
/// That blocks are not quite independent is corrected to first order: the error of each component
/// grows by (1 − (τ − 1/(4τ))/b)^{−1/2} for blocks of length b.
///
/// Absent where the chains are too short for a block, or a component that fluctuates has no τ_int.
std::optional<MeanCovariance> mean_covariance(
    const VectorSeries& series, double block_in_tau, double n_blocks);

/// Those of the components that the others do not explain, in increasing order: Gram–Schmidt with
/// pivots on the standardised groups, which is Cholesky's elimination of their correlation matrix,
/// until less than `least_residual` of any variance is left.
std::vector<Index> independent_components(
    const MeanCovariance& sample, std::span<const Index> components, double least_residual);

/// At most `most` of some components, spaced evenly from the first to the last.
std::vector<Index> evenly_spaced(std::span<const Index> components, Index most);

}  // namespace feynet
