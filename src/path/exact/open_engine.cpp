#include "feynet/core/error.hpp"
#include "scaled_powers.hpp"
#include "transfer_engine.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// A node's density is left(x) right(x)/Z: what the slices before and after it leave, integrated
/// over all other nodes. A free end starts as 1, a fixed one as its row of T.
class OpenEngine final : public TransferEngine {
public:
    OpenEngine(TransferKernel kernel, const TimeGrid& grid)
        : kernel_(std::move(kernel)), grid_(grid), powers_(kernel_.matrix(), grid.n_slices()) {
        const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
            kernel_.matrix(), Eigen::EigenvaluesOnly);
        const Eigen::VectorXd& eigenvalues = solver.eigenvalues();
        const Index n = kernel_.size();
        const double second = std::max(std::abs(eigenvalues[0]), eigenvalues[n - 2]);
        levels_ = {std::log(eigenvalues[n - 1]), second / eigenvalues[n - 1]};
        const Index first = grid_.first_free();
        log_partition_ = log_integral(left(first), right(first));
    }

    Levels levels() const override { return levels_; }
    double log_partition() const override { return log_partition_; }

    double expectation(Index node, const std::function<double(double)>& f) const override {
        if (is_fixed(node)) {
            return f(fixed_value(node));
        }
        const Eigen::VectorXd weights = left(node).values.cwiseProduct(right(node).values);
        double sum = 0.0;
        for (Index i = 0; i < kernel_.size(); ++i) {
            sum += f(kernel_.positions()[i]) * weights[i];
        }
        return sum / weights.sum();
    }

    double correlation(Index j, Index k) const override {
        const Index first = std::min(j, k);
        const Index last = std::max(j, k);
        if (is_fixed(first)) {
            return fixed_value(first) * mean(last);
        }
        if (is_fixed(last)) {
            return fixed_value(last) * mean(first);
        }
        ScaledVector v = left(first);
        v.values = v.values.cwiseProduct(kernel_.positions());
        v = powers_.apply(last - first, std::move(v));
        const ScaledVector after = right(last);
        const Eigen::VectorXd x_after = kernel_.positions().cwiseProduct(after.values);
        return kernel_.step() * v.values.dot(x_after) *
               std::exp(v.log_scale + after.log_scale - log_partition_);
    }

    double density(Index node, double x) const override {
        assert(!is_fixed(node));
        const double before = node == 0 ? 0.0 : log_reach(x, node - 1, /*from_left=*/true);
        const double after =
            node == grid_.n_slices() ? 0.0 : log_reach(x, node + 1, /*from_left=*/false);
        return std::exp(before + after - log_partition_);
    }

    double link_expectation(const std::function<double(double)>& /*f*/) const override {
        throw InvalidInput("boundary", "must be periodic for a mean over links");
    }

private:
    bool is_fixed(Index node) const {
        return node < grid_.first_free() || node >= grid_.first_free() + grid_.n_free();
    }
    double fixed_value(Index node) const { return node == 0 ? grid_.x_initial() : grid_.x_final(); }
    double mean(Index node) const {
        return expectation(node, [](double x) { return x; });
    }

    ScaledVector left(Index node) const {
        if (is_fixed(0)) {
            return powers_.apply(node - 1, fixed_end(grid_.x_initial()));
        }
        return powers_.apply(node, free_end());
    }
    ScaledVector right(Index node) const {
        const Index n_left = grid_.n_slices() - node;
        if (is_fixed(grid_.n_slices())) {
            return powers_.apply(n_left - 1, fixed_end(grid_.x_final()));
        }
        return powers_.apply(n_left, free_end());
    }

    ScaledVector free_end() const { return {Eigen::VectorXd::Ones(kernel_.size()), 0.0}; }
    ScaledVector fixed_end(double x) const {
        return ScaledVector::of_logarithms(kernel_.log_row(x));
    }

    /// ln h Σ uᵢ vᵢ.
    double log_integral(const ScaledVector& u, const ScaledVector& v) const {
        return std::log(kernel_.step() * u.values.dot(v.values)) + u.log_scale + v.log_scale;
    }

    /// ln left(x) or right(x) at any x, by the slice from the neighbour.
    double log_reach(double x, Index neighbour, bool from_left) const {
        if (is_fixed(neighbour)) {
            return kernel_.log_value(x, fixed_value(neighbour));
        }
        return log_integral(fixed_end(x), from_left ? left(neighbour) : right(neighbour));
    }

    TransferKernel kernel_;
    TimeGrid grid_;
    ScaledPowers powers_;
    Levels levels_{};
    double log_partition_ = 0.0;
};

}  // namespace

std::unique_ptr<TransferEngine> open_engine(TransferKernel kernel, const TimeGrid& grid) {
    return std::make_unique<OpenEngine>(std::move(kernel), grid);
}

}  // namespace feynet
