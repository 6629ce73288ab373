#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

#include <algorithm>

namespace feynet::test {

/// The matrix of a linear map of Blocks, column by column: map(in, out) is applied to the unit
/// vectors, `lanes` at a time.                                                      n_out × n_in
template <typename Map>
Eigen::MatrixXd dense_map(Index n_in, Index n_out, Map map) {
    Eigen::MatrixXd matrix(n_out, n_in);
    for (Index first = 0; first < n_in; first += lanes) {
        Block in = Block::Zero(lanes, n_in);
        Block out = Block::Zero(lanes, n_out);
        const Index n = std::min<Index>(lanes, n_in - first);
        for (Index lane = 0; lane < n; ++lane) {
            in(lane, first + lane) = 1.0;
        }
        map(in, out);
        matrix.middleCols(first, n) = out.matrix().topRows(n).transpose();
    }
    return matrix;
}

/// max |a − b| / max |b|.
template <typename A, typename B>
double relative_distance(const Eigen::MatrixBase<A>& a, const Eigen::MatrixBase<B>& b) {
    return (a - b).cwiseAbs().maxCoeff() / b.cwiseAbs().maxCoeff();
}

}  // namespace feynet::test
