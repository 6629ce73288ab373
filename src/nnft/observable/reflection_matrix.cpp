#include "feynet/nnft/observable/reflection_matrix.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/block_means.hpp"

#include <Eigen/Eigenvalues>

#include <cassert>
#include <cmath>

namespace feynet {
namespace {

Eigen::VectorXd lowest_eigenvector(const Eigen::MatrixXd& matrix) {
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix).eigenvectors().col(0);
}

std::span<const double> numbers_of(const Eigen::RowVectorXd& row) {
    return {row.data(), static_cast<std::size_t>(row.size())};
}

}  // namespace

ReflectionMatrix::ReflectionMatrix(const Inputs& points)
    : n_points_(points.cols()), inputs_(points.rows(), 2 * points.cols()) {
    require(points.size() > 0, "points", "must not be empty");
    require(
        points.row(0).minCoeff() >= 0.0,
        "points",
        "must have times of at least 0, got {}",
        points.row(0).minCoeff());
    inputs_ << points, points;
    inputs_.row(0).tail(n_points_) *= -1.0;
}

void ReflectionMatrix::measure(const Block& f, Block& values) const {
    assert(f.cols() == 2 * n_points_);
    values.resize(lanes, size());
    Index element = 0;
    for (Index i = 0; i < n_points_; ++i) {
        for (Index j = 0; j <= i; ++j) {
            values.col(element++) =
                0.5 * (f.col(n_points_ + i) * f.col(j) + f.col(n_points_ + j) * f.col(i));
        }
    }
}

Eigen::MatrixXd ReflectionMatrix::matrix(std::span<const double> means) const {
    assert(means.size() == static_cast<std::size_t>(size()));
    Eigen::MatrixXd m(n_points_, n_points_);
    std::size_t element = 0;
    for (Index i = 0; i < n_points_; ++i) {
        for (Index j = 0; j <= i; ++j) {
            m(i, j) = means[element++];
            m(j, i) = m(i, j);
        }
    }
    return m;
}

Eigen::MatrixXd ReflectionMatrix::exact(const Neuron& neuron) const {
    Eigen::MatrixXd m(n_points_, n_points_);
    for (Index i = 0; i < n_points_; ++i) {
        for (Index j = 0; j < n_points_; ++j) {
            m(i, j) = kernel(neuron, inputs_.col(n_points_ + i), inputs_.col(j));
        }
    }
    return m;
}

Inputs evenly_spaced_times(double longest, Index n) {
    require(n >= 2, "n_times", "must be at least 2, got {}", n);
    require(
        std::isfinite(longest) && longest > 0.0,
        "longest_time",
        "must be positive and finite, got {}",
        longest);
    return Eigen::RowVectorXd::LinSpaced(n, 0.0, longest);
}

LowestEigenvalue lowest_eigenvalue(
    const ReflectionMatrix& reflection, const VectorSeries& series, Index blocks_per_chain) {
    const BlockMeans blocks = block_means(series, blocks_per_chain);
    require(blocks.n_blocks() >= 4, "n_blocks", "must be at least 4, got {}", blocks.n_blocks());
    const Index n_judges = blocks.n_blocks() / 2;
    const auto rows = [&](Index first, Index n) -> Eigen::MatrixXd {
        return blocks.values(Eigen::seqN(first, n, 2), Eigen::all);
    };
    const Eigen::RowVectorXd chosen = rows(0, blocks.n_blocks() - n_judges).colwise().mean();
    const Eigen::VectorXd v = lowest_eigenvector(reflection.matrix(numbers_of(chosen)));
    const Eigen::MatrixXd judges = rows(1, n_judges);
    Eigen::ArrayXd norms(n_judges);
    for (Index b = 0; b < n_judges; ++b) {
        const Eigen::RowVectorXd judge = judges.row(b);
        norms[b] = v.dot(reflection.matrix(numbers_of(judge)) * v);
    }
    const auto n = static_cast<double>(n_judges);
    const Eigen::RowVectorXd mean = blocks.values.colwise().mean();
    LowestEigenvalue result;
    result.plain = lowest_eigenvalue(reflection.matrix(numbers_of(mean)));
    result.bound = norms.mean();
    result.error = std::sqrt((norms - result.bound).square().sum() / (n * (n - 1.0)));
    result.n_blocks = blocks.n_blocks();
    return result;
}

double lowest_eigenvalue(const Eigen::MatrixXd& matrix) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix, Eigen::EigenvaluesOnly);
    return solver.eigenvalues()[0];
}

}  // namespace feynet
