#include "feynet/network/best_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/lane_transform.hpp"

#include <cmath>

namespace feynet {
namespace {

/// What is approximated, in units of the spacing of the samples.
struct Task {
    Index width;
    const Eigen::ArrayXd& samples;
    double step;   ///< T/M
    double decay;  ///< Ω

    Index n_steps() const { return samples.size() - 1; }
    double spacing() const {
        return step * static_cast<double>(n_steps()) / static_cast<double>(width);
    }

    /// The trapezoid rule's share of sample j.
    double share(Index j) const { return j == 0 || j == n_steps() ? 0.5 : 1.0; }
};

/// Best e^{−Ω(t−t_k)} on each piece between two jumps at tₖ = (k − ½) a; Ω = 0 for steps.
BestNetwork pieces(const Task& task) {
    const Index n_steps = task.n_steps();
    // jT/M ≥ (k − ½) T/N  ⇔  2jN ≥ (2k − 1) M
    const auto piece = [&](Index j) { return (2 * j * task.width + n_steps) / (2 * n_steps); };
    const auto start = [&](Index k) {
        return k == 0 ? 0.0 : (static_cast<double>(k) - 0.5) * task.spacing();
    };
    const auto unit = [&](Index j) {
        return std::exp(-task.decay * (task.step * static_cast<double>(j) - start(piece(j))));
    };
    Eigen::ArrayXd overlap = Eigen::ArrayXd::Zero(task.width + 1);
    Eigen::ArrayXd norm = Eigen::ArrayXd::Zero(task.width + 1);
    for (Index j = 0; j <= n_steps; ++j) {
        const double height = unit(j);
        overlap[piece(j)] += task.share(j) * height * task.samples[j];
        norm[piece(j)] += task.share(j) * height * height;
    }
    const Eigen::ArrayXd level = overlap / norm;
    BestNetwork best{.weights = level, .path = Eigen::ArrayXd(n_steps + 1)};
    for (Index j = 0; j <= n_steps; ++j) {
        best.path[j] = level[piece(j)] * unit(j);
    }
    for (Index k = task.width; k >= 1; --k) {
        best.weights[k] -= level[k - 1] * std::exp(-task.decay * (start(k) - start(k - 1)));
    }
    return best;
}

/// Solves a symmetric positive tridiagonal system by elimination.
Eigen::ArrayXd solve_tridiagonal(
    Eigen::ArrayXd diagonal, const Eigen::ArrayXd& coupling, Eigen::ArrayXd right) {
    const Index n = diagonal.size();
    for (Index i = 1; i < n; ++i) {
        const double factor = coupling[i - 1] / diagonal[i - 1];
        diagonal[i] -= factor * coupling[i - 1];
        right[i] -= factor * right[i - 1];
    }
    right[n - 1] /= diagonal[n - 1];
    for (Index i = n - 2; i >= 0; --i) {
        right[i] = (right[i] - coupling[i] * right[i + 1]) / diagonal[i];
    }
    return right;
}

/// The best broken line, by its values uₙ at the kinks tₙ = na.
BestNetwork broken_line(const Task& task) {
    const Index n_steps = task.n_steps();
    const auto cell = [&](Index j) { return std::min(j * task.width / n_steps, task.width - 1); };
    const auto part = [&](Index j) {
        return static_cast<double>(j * task.width - cell(j) * n_steps) /
               static_cast<double>(n_steps);
    };
    Eigen::ArrayXd diagonal = Eigen::ArrayXd::Zero(task.width + 1);
    Eigen::ArrayXd coupling = Eigen::ArrayXd::Zero(task.width);
    Eigen::ArrayXd right = Eigen::ArrayXd::Zero(task.width + 1);
    for (Index j = 0; j <= n_steps; ++j) {
        const Index i = cell(j);
        const double after = part(j);
        const double before = 1.0 - after;
        diagonal[i] += task.share(j) * before * before;
        diagonal[i + 1] += task.share(j) * after * after;
        coupling[i] += task.share(j) * before * after;
        right[i] += task.share(j) * before * task.samples[j];
        right[i + 1] += task.share(j) * after * task.samples[j];
    }
    const Eigen::ArrayXd u = solve_tridiagonal(diagonal, coupling, right);
    BestNetwork best{.weights = u, .path = Eigen::ArrayXd(n_steps + 1)};
    for (Index j = 0; j <= n_steps; ++j) {
        best.path[j] = (1.0 - part(j)) * u[cell(j)] + part(j) * u[cell(j) + 1];
    }
    // w₁ = (u₁ − u₀)/a, then wₙ = (uₙ − 2uₙ₋₁ + uₙ₋₂)/a
    for (Index n = 1; n <= task.width; ++n) {
        const double earlier = n == 1 ? 0.0 : u[n - 1] - u[n - 2];
        best.weights[n] = (u[n] - u[n - 1] - earlier) / task.spacing();
    }
    return best;
}

/// Fourier coefficients: the cosines are orthogonal under the trapezoid rule.
BestNetwork fourier(const Task& task) {
    const Index n_steps = task.n_steps();
    const LaneTransform transform(TransformKind::Cosine, n_steps + 1);
    Block series(lanes, n_steps + 1);
    series.rowwise() = task.samples.transpose();
    transform(series);
    series.rightCols(n_steps - task.width).setZero();
    series /= 2.0 * static_cast<double>(n_steps);
    BestNetwork best;
    best.weights = 2.0 * series.row(0).head(task.width + 1).transpose();
    best.weights[0] *= 0.5;
    transform(series);
    best.path = series.row(0).transpose();
    return best;
}

void check(NetworkKind kind, const Task& task) {
    require(
        kind != NetworkKind::Site,
        "kind",
        "must have an activation between its nodes (step, relu, cosine, decay), got {}",
        word(kind));
    require(task.width >= 1, "width", "must be at least 1, got {}", task.width);
    require(
        task.samples.size() > 4 * task.width,
        "samples",
        "must be more than 4 per unit, got {} for a width of {}",
        task.samples.size(),
        task.width);
    require(std::isfinite(task.step) && task.step > 0.0, "duration", "must be positive and finite");
    require(
        std::isfinite(task.decay) && task.decay >= 0.0,
        "frequency",
        "must not be negative, got {}",
        task.decay);
}

}  // namespace

BestNetwork best_network(
    NetworkKind kind,
    Index width,
    const Eigen::ArrayXd& samples,
    double duration,
    double frequency) {
    const auto n_steps = static_cast<double>(samples.size() - 1);
    const Task task{
        .width = width,
        .samples = samples,
        .step = duration / n_steps,
        .decay = kind == NetworkKind::Decay ? frequency : 0.0};
    check(kind, task);
    BestNetwork best = kind == NetworkKind::Relu     ? broken_line(task)
                       : kind == NetworkKind::Cosine ? fourier(task)
                                                     : pieces(task);
    if (kind == NetworkKind::Step) {
        best.weights.tail(width) /= task.spacing();
    }
    double sum = 0.0;
    for (Index j = 0; j < samples.size(); ++j) {
        const double residual = samples[j] - best.path[j];
        sum += task.share(j) * residual * residual;
    }
    best.error = std::sqrt(sum * task.step);
    return best;
}

}  // namespace feynet
