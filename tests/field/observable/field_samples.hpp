#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/random.hpp"
#include "field/exact/dense_field.hpp"

#include <Eigen/Cholesky>

#include <cmath>
#include <cstdint>

namespace feynet::test {

/// S = ½ Σ_c φ_cᵀ K φ_c of n components, by a dense matrix.
class DenseFieldAction final : public Action {
public:
    DenseFieldAction(Eigen::MatrixXd precision, Index n_components)
        : precision_(std::move(precision)), n_components_(n_components) {}

    Index dimension() const override { return precision_.rows() * n_components_; }
    Lanes value(const Block& q) const override {
        Block gradient(lanes, q.cols());
        this->gradient(q, gradient);
        return 0.5 * (q * gradient).rowwise().sum();
    }
    void gradient(const Block& q, Block& gradient) const override {
        const Index n = precision_.rows();
        for (Index component = 0; component < n_components_; ++component) {
            gradient.middleCols(component * n, n) =
                (q.middleCols(component * n, n).matrix() * precision_).array();
        }
    }

private:
    Eigen::MatrixXd precision_;
    Index n_components_;
};

/// Independent fields of standard normals at the sites.
inline Block normal_field(Index n, std::uint32_t draw = 0) {
    Block block(lanes, n);
    fill_normals(Stream{.seed = 4711, .trajectory = draw}, Purpose::Test, block);
    return block;
}

/// Exact independent draws of a free field: φ = L^{−T} ξ for K = L Lᵀ.
class FreeDraws {
public:
    FreeDraws(const Lattice& lattice, const ScalarCouplings& couplings, Index n_components)
        : cholesky_(precision_matrix(lattice, couplings)), n_components_(n_components) {}

    Block draw(std::uint32_t number) const {
        const Index n = cholesky_.rows();
        Block field = normal_field(n * n_components_, number);
        for (Index component = 0; component < n_components_; ++component) {
            const Eigen::MatrixXd normals = field.middleCols(component * n, n).matrix().transpose();
            const Eigen::MatrixXd drawn = cholesky_.matrixU().solve(normals);
            field.middleCols(component * n, n) = drawn.transpose().array();
        }
        return field;
    }

private:
    Eigen::LLT<Eigen::MatrixXd> cholesky_;
    Index n_components_;
};

/// Means of independent measurements with their standard errors.
class SampleMeans {
public:
    void add(const Block& values) {
        if (n_ == 0) {
            sum_ = Eigen::ArrayXd::Zero(values.cols());
            squares_ = sum_;
        }
        sum_ += values.colwise().sum().transpose();
        squares_ += values.square().colwise().sum().transpose();
        n_ += lanes;
    }

    double mean(Index i) const { return sum_[i] / static_cast<double>(n_); }
    double error(Index i) const {
        const auto n = static_cast<double>(n_);
        return std::sqrt((squares_[i] / n - mean(i) * mean(i)) / (n - 1.0));
    }

    /// How many standard errors lie between the mean and what is expected.
    double deviation(Index i, double expected) const {
        return std::abs(mean(i) - expected) / error(i);
    }

private:
    Eigen::ArrayXd sum_;
    Eigen::ArrayXd squares_;
    Index n_ = 0;
};

}  // namespace feynet::test
