#include "feynet/statistics/correlator_matrix.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cassert>

namespace feynet {

namespace {

double at(std::span<const double> means, Index component) {
    return means[static_cast<std::size_t>(component)];
}

}  // namespace

CorrelatorMatrix::CorrelatorMatrix(Index n_operators, Index n_times)
    : n_operators_(n_operators), n_times_(n_times) {
    require(n_operators >= 1, "n_operators", "must be at least 1, got {}", n_operators);
    require(n_times >= 1, "n_times", "must be at least 1, got {}", n_times);
}

Index CorrelatorMatrix::product(Index time, Index i, Index j) const {
    assert(time >= 0 && time < n_times_ && std::max(i, j) < n_operators_);
    const Index row = std::min(i, j);
    const Index column = std::max(i, j);
    const Index before = row * n_operators_ - row * (row - 1) / 2;
    return n_operators_ + time * n_products() + before + column - row;
}

Eigen::MatrixXd CorrelatorMatrix::connected(std::span<const double> means, Index time) const {
    assert(static_cast<Index>(means.size()) == n_components());
    Eigen::MatrixXd c(n_operators_, n_operators_);
    for (Index i = 0; i < n_operators_; ++i) {
        for (Index j = 0; j < n_operators_; ++j) {
            c(i, j) = at(means, product(time, i, j)) - at(means, mean(i)) * at(means, mean(j));
        }
    }
    return c;
}

void CorrelatorMatrix::add_gradient(
    std::span<const double> means,
    Index time,
    const Eigen::VectorXd& v,
    double weight,
    std::span<double> gradient) const {
    // vᵀ C v = Σ vᵢ vⱼ ⟨Oᵢ Oⱼ⟩ − (Σ vᵢ ⟨Oᵢ⟩)²
    const double vacuum = v.dot(Eigen::Map<const Eigen::VectorXd>(means.data(), n_operators_));
    for (Index i = 0; i < n_operators_; ++i) {
        gradient[static_cast<std::size_t>(mean(i))] -= 2.0 * weight * vacuum * v[i];
        for (Index j = 0; j < n_operators_; ++j) {
            gradient[static_cast<std::size_t>(product(time, i, j))] += weight * v[i] * v[j];
        }
    }
}

}  // namespace feynet
