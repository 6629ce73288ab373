#include "feynet/statistics/tail_check.hpp"

#include "feynet/statistics/block_means.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

bool TailCheck::is_heavy() const {
    const auto m = static_cast<double>(n_blocks);
    return kurtosis - 3.0 > std::max(5.0 * std::sqrt(24.0 / m), m / 16.0);
}

TailCheck tail_check(const VectorSeries& series, Index component, Index blocks_per_chain) {
    const BlockMeans blocks = block_means(series, blocks_per_chain);
    const Eigen::ArrayXd values = blocks.values.col(component).array();
    const Eigen::ArrayXd squares = (values - values.mean()).square();
    const double variance = squares.mean();
    const double kurtosis = variance > 0.0 ? squares.square().mean() / (variance * variance) : 3.0;
    return {kurtosis, blocks.n_blocks()};
}

}  // namespace feynet
