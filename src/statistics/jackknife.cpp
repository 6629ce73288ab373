#include "feynet/statistics/jackknife.hpp"

#include "feynet/statistics/block_means.hpp"

#include <cmath>

namespace feynet {

JackknifeResult jackknife(
    const FunctionOfMeans& f, const VectorSeries& series, Index blocks_per_chain) {
    const BlockMeans blocks = block_means(series, blocks_per_chain);
    const auto m = static_cast<double>(blocks.n_blocks());
    const auto value_at = [&](const Eigen::RowVectorXd& means) {
        return f({means.data(), static_cast<std::size_t>(means.size())});
    };
    const Eigen::RowVectorXd means = blocks.values.colwise().mean();
    if (blocks.n_blocks() < 2) {
        return {.value = value_at(means), .error = {}, .n_blocks = blocks.n_blocks()};
    }

    Eigen::VectorXd left_out(blocks.n_blocks());
    for (Index i = 0; i < blocks.n_blocks(); ++i) {
        // ā_(m) = (M ā − a_m)/(M − 1)
        left_out[i] = value_at((m * means - blocks.values.row(i)) / (m - 1.0));
    }
    const double average = left_out.mean();
    const double variance = (m - 1.0) / m * (left_out.array() - average).square().sum();

    JackknifeResult result;
    result.value = m * value_at(means) - (m - 1.0) * average;
    result.n_blocks = blocks.n_blocks();
    if (std::isfinite(variance) && std::isfinite(result.value)) {
        result.error = std::sqrt(variance);
    }
    return result;
}

}  // namespace feynet
