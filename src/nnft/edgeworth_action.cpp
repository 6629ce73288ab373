#include "feynet/nnft/edgeworth_action.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// The symmetric tensor of given independent elements, as k² × k².
Eigen::MatrixXd symmetric_tensor(Index n, std::span<const double> elements) {
    Eigen::MatrixXd tensor(n * n, n * n);
    std::size_t element = 0;
    for (std::vector<Index> q : quadruples(n)) {
        do {
            tensor(q[0] * n + q[1], q[2] * n + q[3]) = elements[element];
        } while (std::next_permutation(q.begin(), q.end()));
        ++element;
    }
    return tensor;
}

/// The tensor with each index multiplied by a symmetric matrix.
Eigen::MatrixXd amputated(const Eigen::MatrixXd& tensor, const Eigen::MatrixXd& inverse) {
    const Index n = inverse.rows();
    Eigen::MatrixXd result = tensor;
    for (int index = 0; index < 4; ++index) {
        const Eigen::Map<const Eigen::MatrixXd> first(result.data(), n, n * n * n);
        const Eigen::MatrixXd next = (inverse * first).transpose();
        result = Eigen::Map<const Eigen::MatrixXd>(next.data(), n * n, n * n);
    }
    return result;
}

/// A k × k matrix as a vector of length k².
Eigen::VectorXd flat(const Eigen::MatrixXd& matrix) {
    return Eigen::Map<const Eigen::VectorXd>(matrix.data(), matrix.size());
}

Index pair_of(Index n, Index i, Index j) {
    // row i of the upper triangle begins after i rows of n, n − 1, …
    const Index low = std::min(i, j);
    return low * n - low * (low - 1) / 2 + std::max(i, j) - low;
}

}  // namespace

EdgeworthAction::EdgeworthAction(
    const Eigen::MatrixXd& two_point, std::span<const double> four_point)
    : two_point_(two_point) {
    const Index n = two_point.rows();
    require(
        n >= 1 && n <= most_inputs && two_point.cols() == n,
        "two_point",
        "must be a square matrix of 1 … {} inputs, got {} rows",
        most_inputs,
        n);
    const auto n_elements = static_cast<std::size_t>(n * (n + 1) * (n + 2) * (n + 3) / 24);
    require(
        four_point.size() == n_elements,
        "four_point",
        "must have {} elements, got {}",
        n_elements,
        four_point.size());
    const Eigen::LLT<Eigen::MatrixXd> cholesky(two_point);
    require(
        two_point.allFinite() && cholesky.info() == Eigen::Success,
        "two_point",
        "must be positive definite");
    inverse_ = cholesky.solve(Eigen::MatrixXd::Identity(n, n));
    couplings_ = -amputated(symmetric_tensor(n, four_point), inverse_);
    const Eigen::VectorXd tadpole = couplings_ * flat(two_point);
    quadratic_ = inverse_ - 0.5 * Eigen::Map<const Eigen::MatrixXd>(tadpole.data(), n, n);
    loops_ = tadpole.dot(flat(two_point)) / 8.0;
    const Eigen::MatrixXd lower = cholesky.matrixL();
    log_norm_ = lower.diagonal().array().log().sum() +
                0.5 * static_cast<double>(n) * std::log(2.0 * std::numbers::pi);
}

double EdgeworthAction::gaussian(const Eigen::VectorXd& phi) const {
    return 0.5 * phi.dot(inverse_ * phi) + log_norm_;
}

double EdgeworthAction::interaction(const Eigen::VectorXd& phi) const {
    assert(phi.size() == n_inputs());
    const Eigen::VectorXd squares = flat(phi * phi.transpose());
    return 0.5 * phi.dot((quadratic_ - inverse_) * phi) + squares.dot(couplings_ * squares) / 24.0 +
           loops_;
}

double EdgeworthAction::value(const Eigen::VectorXd& phi) const {
    return gaussian(phi) + interaction(phi);
}

double EdgeworthAction::density(const Eigen::VectorXd& phi) const {
    return std::exp(-gaussian(phi)) * (1.0 - interaction(phi));
}

double EdgeworthAction::coupling(Index i, Index j, Index k, Index l) const {
    const Index n = n_inputs();
    assert(std::min({i, j, k, l}) >= 0 && std::max({i, j, k, l}) < n);
    return couplings_(i * n + j, k * n + l);
}

std::vector<std::vector<Index>> quadruples(Index n_inputs) {
    std::vector<std::vector<Index>> result;
    for (Index i = 0; i < n_inputs; ++i) {
        for (Index j = i; j < n_inputs; ++j) {
            for (Index k = j; k < n_inputs; ++k) {
                for (Index l = k; l < n_inputs; ++l) {
                    result.push_back({i, j, k, l});
                }
            }
        }
    }
    return result;
}

EdgeworthAction edgeworth_action(
    const Neuron& neuron, double kurtosis, Index width, const Inputs& inputs) {
    const Index n = inputs.cols();
    require(width >= 1, "width", "must be at least 1, got {}", width);
    Eigen::MatrixXd two_point(n, n);
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < n; ++j) {
            two_point(i, j) = kernel(neuron, inputs.col(i), inputs.col(j));
        }
    }
    std::vector<double> four_point;
    for (const std::vector<Index>& q : quadruples(n)) {
        const Inputs four = inputs(Eigen::all, q);
        four_point.push_back(
            connected_four_point(neuron, kurtosis, four) / static_cast<double>(width));
    }
    return {two_point, four_point};
}

MeasuredAction::MeasuredAction(Index n_inputs) : n_inputs_(n_inputs) {
    require(
        n_inputs >= 1 && n_inputs <= EdgeworthAction::most_inputs,
        "n_inputs",
        "must be 1 … {}, got {}",
        EdgeworthAction::most_inputs,
        n_inputs);
}

std::vector<std::vector<Index>> MeasuredAction::products() const {
    std::vector<std::vector<Index>> result;
    for (Index i = 0; i < n_inputs_; ++i) {
        for (Index j = i; j < n_inputs_; ++j) {
            result.push_back({i, j});
        }
    }
    const std::vector<std::vector<Index>> all = quadruples(n_inputs_);
    result.insert(result.end(), all.begin(), all.end());
    return result;
}

EdgeworthAction MeasuredAction::operator()(std::span<const double> means) const {
    const Index n = n_inputs_;
    const auto pair = [&](Index i, Index j) {
        return means[static_cast<std::size_t>(pair_of(n, i, j))];
    };
    Eigen::MatrixXd two_point(n, n);
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < n; ++j) {
            two_point(i, j) = pair(i, j);
        }
    }
    std::vector<double> four_point;
    auto element = static_cast<std::size_t>(n * (n + 1) / 2);
    for (const std::vector<Index>& q : quadruples(n)) {
        four_point.push_back(
            means[element++] - pair(q[0], q[1]) * pair(q[2], q[3]) -
            pair(q[0], q[2]) * pair(q[1], q[3]) - pair(q[0], q[3]) * pair(q[1], q[2]));
    }
    return {two_point, four_point};
}

}  // namespace feynet
