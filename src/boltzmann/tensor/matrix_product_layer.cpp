#include "feynet/boltzmann/tensor/matrix_product_layer.hpp"

#include "feynet/boltzmann/tensor/entanglement.hpp"
#include "feynet/core/error.hpp"
#include "thin_svd.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double rounding = 1e-14;

RowMajor shaped(const RowMajor& matrix, Index rows) {
    return Eigen::Map<const RowMajor>(matrix.data(), rows, matrix.size() / rows);
}

/// The place of W_{row, column} when the indices of each site stand together.
Index interleaved(Index row, Index column, const std::vector<LayerSite>& sites) {
    Index place = 0;
    Index step = 1;
    for (auto site = sites.rbegin(); site != sites.rend(); ++site) {
        place += step * (row % site->rows * site->columns + column % site->columns);
        step *= site->rows * site->columns;
        row /= site->rows;
        column /= site->columns;
    }
    return place;
}

RowMajor site_by_site(const Eigen::MatrixXd& weights, const std::vector<LayerSite>& sites) {
    RowMajor line(1, weights.size());
    for (Index column = 0; column < weights.cols(); ++column) {
        for (Index row = 0; row < weights.rows(); ++row) {
            line(0, interleaved(row, column, sites)) = weights(row, column);
        }
    }
    return line;
}

}  // namespace

MatrixProductLayer MatrixProductLayer::of(
    const Eigen::MatrixXd& weights, const std::vector<LayerSite>& sites, Index most_values) {
    MatrixProductLayer layer(sites);
    require(
        !sites.empty() && layer.n_rows() == weights.rows() && layer.n_columns() == weights.cols(),
        "sites",
        "must make up {} × {} weights",
        weights.rows(),
        weights.cols());
    require(most_values >= 1, "most_values", "must be positive, got {}", most_values);
    RowMajor rest = site_by_site(weights, sites);
    double lost = 0.0;
    for (std::size_t k = 0; k + 1 < sites.size(); ++k) {
        const Index rows = rest.rows() * sites[k].rows * sites[k].columns;
        const ThinSvd<Eigen::MatrixXd> svd = thin_svd(Eigen::MatrixXd(shaped(rest, rows)));
        const Index kept = std::clamp<Index>(schmidt_rank(svd.values, rounding), 1, most_values);
        layer.factors_.emplace_back(svd.left.leftCols(kept));
        rest = svd.values.head(kept).asDiagonal() * svd.right.leftCols(kept).transpose();
        lost += svd.values.tail(svd.values.size() - kept).squaredNorm();
    }
    layer.factors_.emplace_back(shaped(rest, rest.size()));
    layer.error_ = std::sqrt(lost);
    return layer;
}

Index MatrixProductLayer::n_rows() const {
    Index n = 1;
    for (const LayerSite& site : sites_) {
        n *= site.rows;
    }
    return n;
}

Index MatrixProductLayer::n_columns() const {
    Index n = 1;
    for (const LayerSite& site : sites_) {
        n *= site.columns;
    }
    return n;
}

Index MatrixProductLayer::n_parameters() const {
    Index n = 0;
    for (const Eigen::MatrixXd& factor : factors_) {
        n += factor.size();
    }
    return n;
}

std::vector<Index> MatrixProductLayer::bond_dimensions() const {
    std::vector<Index> dimensions;
    for (std::size_t k = 0; k + 1 < factors_.size(); ++k) {
        dimensions.push_back(factors_[k].cols());
    }
    return dimensions;
}

Eigen::VectorXd MatrixProductLayer::operator*(const Eigen::VectorXd& input) const {
    require(
        input.size() == n_columns(), "input", "must be {} long, got {}", n_columns(), input.size());
    // (j₁ … j_{k−1}) (D_{k−1} i_k) (i_{k+1} … i_n)
    RowMajor values = input.transpose();
    Index n_done = 1;
    for (std::size_t k = 0; k < sites_.size(); ++k) {
        const auto [rows, columns] = sites_[k];
        const Eigen::MatrixXd& factor = factors_[k];
        const Index left = factor.rows() / (rows * columns);
        Eigen::MatrixXd step(rows * factor.cols(), left * columns);
        for (Index d = 0; d < left; ++d) {
            for (Index j = 0; j < rows; ++j) {
                step.block(j * factor.cols(), d * columns, factor.cols(), columns) =
                    factor.middleRows((d * rows + j) * columns, columns).transpose();
            }
        }
        const Index length = values.size() / (n_done * left * columns);
        RowMajor next(n_done * step.rows(), length);
        const RowMajor now = shaped(values, n_done * left * columns);
        for (Index p = 0; p < n_done; ++p) {
            next.middleRows(p * step.rows(), step.rows()) =
                step * now.middleRows(p * step.cols(), step.cols());
        }
        values = next;
        n_done *= rows;
    }
    return values.reshaped<Eigen::RowMajor>();
}

Eigen::MatrixXd MatrixProductLayer::weights() const {
    Eigen::MatrixXd matrix(n_rows(), n_columns());
    for (Index column = 0; column < matrix.cols(); ++column) {
        matrix.col(column) = *this * Eigen::VectorXd::Unit(matrix.cols(), column);
    }
    return matrix;
}

}  // namespace feynet
