#include "feynet/network/mixing.hpp"

namespace feynet {
namespace {

/// output ← R input, node by node.
void multiply_lines(const Eigen::MatrixXd& r, const Block& input, Block& output) {
    const Index n = input.cols() / r.cols();
    output.setZero(lanes, input.cols());
    for (Index i = 0; i < r.rows(); ++i) {
        for (Index k = 0; k < r.cols(); ++k) {
            if (r(i, k) != 0.0) {
                output.middleCols(i * n, n) += r(i, k) * input.middleCols(k * n, n);
            }
        }
    }
}

}  // namespace

void MatrixMixing::mix(const Block& modes, Block& lines) const {
    multiply_lines(r_, modes, lines);
}

void MatrixMixing::unmix(const Block& lines, Block& modes) const {
    multiply_lines(transposed_, lines, modes);
}

}  // namespace feynet
