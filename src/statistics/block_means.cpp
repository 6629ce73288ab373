#include "feynet/statistics/block_means.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

BlockMeans block_means(const VectorSeries& series, Index blocks_per_chain) {
    require(
        blocks_per_chain >= 1 && blocks_per_chain <= series.size(),
        "blocks_per_chain",
        "must be between 1 and the {} bins of a chain, got {}",
        series.size(),
        blocks_per_chain);
    const Index length = series.size() / blocks_per_chain;
    BlockMeans result{
        Eigen::MatrixXd(series.n_chains() * blocks_per_chain, series.n_components()),
        length * series.bin_width()};
    Eigen::RowVectorXd sum(series.n_components());
    for (Index block = 0; block < result.n_blocks(); ++block) {
        const Index chain = block / blocks_per_chain;
        const Index first = block % blocks_per_chain * length;
        sum.setZero();
        for (Index i = first; i < first + length; ++i) {
            sum += Eigen::Map<const Eigen::RowVectorXd>(
                series.bin(chain, i).data(), series.n_components());
        }
        result.values.row(block) = sum / static_cast<double>(length);
    }
    return result;
}

}  // namespace feynet
