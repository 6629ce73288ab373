#pragma once

#include "feynet/core/gaussian_part.hpp"

#include <utility>

namespace feynet {

/// A Gaussian part with a diagonal matrix, M = diag(d₁ … dₙ): O(n) in every operation.
///
/// With d = 1 and mean 0 it is the unit metric of textbook Hamiltonian Monte Carlo.
class DiagonalGaussian final : public GaussianPart {
public:
    /// The unit metric M = 1 in n variables.
    explicit DiagonalGaussian(Index n)
        : DiagonalGaussian(Eigen::ArrayXd::Ones(n), Block::Zero(lanes, n)) {}

    /// @param diagonal  d₁ … dₙ, all positive
    /// @param mean      lanes × n, equal rows
    DiagonalGaussian(Eigen::ArrayXd diagonal, Block mean)
        : diagonal_(std::move(diagonal)),
          inverse_(diagonal_.inverse()),
          width_(inverse_.sqrt()),
          mean_(std::move(mean)),
          is_unit_((diagonal_ == 1.0).all()) {}

    Index dimension() const override { return diagonal_.size(); }
    const Block& mean() const override { return mean_; }

    void draw(const Block& normals, Block& v) const override {
        const bool is_drawn = is_unit_ && &normals == &v;
        if (!is_drawn) {
            scale(width_, normals, v);
        }
    }
    void solve(const Block& g, Block& v) const override { scale(inverse_, g, v); }
    Lanes norm(const Block& v) const override {
        Lanes sum = Lanes::Zero();
        for (Index i = 0; i < v.cols(); ++i) {
            sum += diagonal_[i] * v.col(i).square();
        }
        return sum;
    }
    bool is_unit() const override { return is_unit_; }

private:
    /// By columns: one factor for all chains is a vector operation, a row of factors is not.
    static void scale(const Eigen::ArrayXd& factors, const Block& from, Block& to) {
        to.resize(lanes, from.cols());
        for (Index i = 0; i < from.cols(); ++i) {
            to.col(i) = factors[i] * from.col(i);
        }
    }

    Eigen::ArrayXd diagonal_;
    Eigen::ArrayXd inverse_;
    Eigen::ArrayXd width_;
    Block mean_;
    bool is_unit_;
};

}  // namespace feynet
