#pragma once

#include "feynet/statistics/vector_series.hpp"

#include <Eigen/Core>

namespace feynet {

/// Means over successive stretches of equal length of every chain: nearly independent measurements,
/// if a stretch is many autocorrelation times long.
struct BlockMeans {
    Eigen::MatrixXd values;  ///< one row per block, one column per component
    Index block_length;      ///< in measurements

    Index n_blocks() const { return values.rows(); }
};

/// Cuts every chain into `blocks_per_chain` equal blocks; a remainder at the end of a chain is left
/// out.
///
/// @throws InvalidInput if blocks_per_chain < 1 or exceeds the number of bins of a chain
BlockMeans block_means(const VectorSeries& series, Index blocks_per_chain);

}  // namespace feynet
