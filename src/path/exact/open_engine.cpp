#include "feynet/core/error.hpp"
#include "scaled_powers.hpp"
#include "transfer_engine.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr double least_overlap = 1e-280;

/// A node's density is left(x) right(x)/Z: what the slices before and after it leave, integrated
/// over all other nodes. A free end starts as 1, a fixed one as its row of T.
class OpenEngine final : public TransferEngine {
public:
    OpenEngine(TransferKernel kernel, const TimeGrid& grid)
        : TransferEngine(std::move(kernel)),
          grid_(grid),
          powers_(this->kernel().matrix(), spectrum(), grid.n_slices()) {
        const Index first = grid_.first_free();
        log_partition_ = log_integral(left(first), right(first));
    }

    double log_partition() const override { return log_partition_; }

    double expectation(Index node, const std::function<double(double)>& f) const override {
        if (is_fixed(node)) {
            return f(fixed_value(node));
        }
        const Eigen::VectorXd weights = left(node).values.cwiseProduct(right(node).values);
        require_overlap(weights.sum());
        double sum = 0.0;
        for (Index i = 0; i < kernel().size(); ++i) {
            sum += f(kernel().positions()[i]) * weights[i];
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
        v.values = v.values.cwiseProduct(kernel().positions());
        v = powers_.apply(last - first, std::move(v));
        const ScaledVector after = right(last);
        const Eigen::VectorXd x_after = kernel().positions().cwiseProduct(after.values);
        return kernel().step() * v.values.dot(x_after) *
               std::exp(v.log_scale + after.log_scale - log_partition_);
    }

    /// f is put on the points of a quadrature at node j; from there one slice leads to the grid,
    /// powers of T along it, and one slice to the points where g stands.
    Eigen::ArrayXd correlator(
        const PositionFunction& f,
        const PositionFunction& g,
        Index j,
        Index n_lags) const override {
        const Quadrature rule = quadrature(f, g);
        const Points at = points(rule.points);
        if (is_fixed(j)) {
            return f.value(fixed_value(j)) * means(g, rule, at, j, n_lags);
        }
        const ScaledVector start = weighted(arriving(at, j), f, rule);
        const ScaledVector next{
            at.reach.transpose() * start.values / kernel().step(), start.log_scale};
        const Eigen::MatrixXd between = kernel().between(at.x);
        Eigen::ArrayXd result(n_lags);
        for (Index lag = 0; lag < n_lags; ++lag) {
            const Index k = j + lag;
            const ScaledVector after = leaving(at, is_fixed(k) ? j : k);
            if (is_fixed(k)) {
                result[lag] = g.value(fixed_value(k)) * share(start, after);
            } else if (lag == 0) {
                const Eigen::VectorXd g_values = at.x.unaryExpr(g.value);
                result[lag] = share(start, {g_values.cwiseProduct(after.values), after.log_scale});
            } else {
                ScaledVector before = lag == 1 ? start : powers_.apply(lag - 2, next);
                before.values = (lag == 1 ? between : at.reach) * before.values;
                result[lag] = share(before, weighted(after, g, rule));
            }
        }
        return result;
    }

    double density(Index node, double x) const override {
        assert(!is_fixed(node));
        const Points at = points(Eigen::VectorXd::Constant(1, x));
        return share(arriving(at, node), leaving(at, node));
    }

    double link_expectation(const std::function<double(double)>& /*f*/) const override {
        throw InvalidInput("boundary", "must be periodic for a mean over links");
    }

private:
    /// Points off the grid, with the slice that leads to them from it.
    struct Points {
        Eigen::VectorXd x;
        Eigen::MatrixXd reach;  // h T(x, xᵢ)
    };
    Points points(const Eigen::VectorXd& x) const { return {x, kernel().reach(x)}; }

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

    ScaledVector free_end() const { return {Eigen::VectorXd::Ones(kernel().size()), 0.0}; }
    ScaledVector fixed_end(double x) const {
        return ScaledVector::of_logarithms(kernel().log_row(x));
    }

    /// ln h Σ uᵢ vᵢ.
    double log_integral(const ScaledVector& u, const ScaledVector& v) const {
        const double overlap = u.values.dot(v.values);
        require_overlap(overlap);
        return std::log(kernel().step() * overlap) + u.log_scale + v.log_scale;
    }

    /// Weights below 1e-308 of the largest are lost; they would have to carry a path whose ends
    /// lie so far apart that the two vectors hardly meet.
    static void require_overlap(double overlap) {
        require(
            overlap > least_overlap,
            "boundary",
            "has no exact answers: the ends lie too far apart for the range of numbers");
    }

    /// u·v/Z.
    double share(const ScaledVector& u, const ScaledVector& v) const {
        return u.values.dot(v.values) * std::exp(u.log_scale + v.log_scale - log_partition_);
    }
    static ScaledVector weighted(
        ScaledVector v, const PositionFunction& f, const Quadrature& rule) {
        v.values = v.values.cwiseProduct(rule.points.unaryExpr(f.value)).cwiseProduct(rule.weights);
        return v;
    }

    /// ⟨g(xₙ)⟩ for n = j … j + n_lags − 1.
    Eigen::ArrayXd means(
        const PositionFunction& g,
        const Quadrature& rule,
        const Points& at,
        Index j,
        Index n_lags) const {
        Eigen::ArrayXd result(n_lags);
        for (Index lag = 0; lag < n_lags; ++lag) {
            const Index k = j + lag;
            result[lag] = is_fixed(k) ? g.value(fixed_value(k))
                                      : share(weighted(arriving(at, k), g, rule), leaving(at, k));
        }
        return result;
    }

    /// left(x) and right(x) at any points, by the slice from the neighbour.
    ScaledVector arriving(const Points& at, Index node) const {
        if (node == 0) {
            return {Eigen::VectorXd::Ones(at.x.size()), 0.0};
        }
        return is_fixed(node - 1) ? slice(at, fixed_value(node - 1)) : slice(at, left(node - 1));
    }
    ScaledVector leaving(const Points& at, Index node) const {
        if (node == grid_.n_slices()) {
            return {Eigen::VectorXd::Ones(at.x.size()), 0.0};
        }
        return is_fixed(node + 1) ? slice(at, fixed_value(node + 1)) : slice(at, right(node + 1));
    }
    ScaledVector slice(const Points& at, double from) const {
        return ScaledVector::of_logarithms(
            at.x.unaryExpr([this, from](double y) { return kernel().log_value(y, from); }));
    }
    static ScaledVector slice(const Points& at, const ScaledVector& v) {
        return {at.reach * v.values, v.log_scale};
    }

    TimeGrid grid_;
    ScaledPowers powers_;
    double log_partition_ = 0.0;
};

}  // namespace

std::unique_ptr<TransferEngine> open_engine(TransferKernel kernel, const TimeGrid& grid) {
    return std::make_unique<OpenEngine>(std::move(kernel), grid);
}

}  // namespace feynet
