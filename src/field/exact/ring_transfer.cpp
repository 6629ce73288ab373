#include "feynet/field/exact/ring_transfer.hpp"

#include "exact/site_reach.hpp"
#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace feynet {
namespace {

/// A matrix as a polynomial in the source, Σ Aₖ Jᵏ, k = 0 … 4.
using Series = std::array<Eigen::MatrixXd, 5>;

Series product(const Series& a, const Series& b) {
    Series result;
    for (std::size_t k = 0; k < result.size(); ++k) {
        result[k] = a[0] * b[k];
        for (std::size_t i = 1; i <= k; ++i) {
            result[k] += a[i] * b[k - i];
        }
    }
    return result;
}

/// Divides by the trace of A₀ and returns its logarithm.
double normalise(Series& series) {
    const double trace = series[0].trace();
    for (Eigen::MatrixXd& term : series) {
        term /= trace;
    }
    return std::log(trace);
}

/// (T e^{Jx})ᴺ e^{−log_scale}, by repeated squaring.
Series power(const Series& step, Index exponent, double& log_scale) {
    if (exponent == 1) {
        Series result = step;
        log_scale = normalise(result);
        return result;
    }
    const Series half = power(step, exponent / 2, log_scale);
    Series result = product(half, half);
    log_scale *= 2.0;
    if (exponent % 2 != 0) {
        result = product(result, step);
    }
    log_scale += normalise(result);
    return result;
}

/// C(t) = tr(x Tᵗ x T^{N−t})/Z.
Eigen::ArrayXd ring_correlator(
    const Eigen::MatrixXd& step, const Eigen::ArrayXd& x, Index n_times) {
    std::vector<Eigen::MatrixXd> powers{Eigen::MatrixXd::Identity(x.size(), x.size())};
    for (Index t = 1; t <= n_times; ++t) {
        powers.emplace_back(step * powers.back());
    }
    const double z = powers.back().trace();
    Eigen::ArrayXd result(n_times / 2 + 1);
    for (Index t = 0; t < result.size(); ++t) {
        const Eigen::MatrixXd& forward = powers[static_cast<std::size_t>(t)];
        const Eigen::MatrixXd& back = powers[static_cast<std::size_t>(n_times - t)];
        const Eigen::MatrixXd both = forward.cwiseProduct(back);  // T is symmetric
        result[t] = x.matrix().dot(both * x.matrix()) / z;
    }
    return result;
}

RingAnswers on_grid(Index n_times, const ScalarCouplings& couplings, Index n_points) {
    const SiteReach range = site_reach(couplings, 42.0);
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(n_points, -range.reach, range.reach);
    const double spacing = 2.0 * range.reach / static_cast<double>(n_points - 1);
    const Eigen::ArrayXd root = (-0.5 * (couplings.mass_term * x.square() +
                                         couplings.quartic * x.square().square() - range.lowest))
                                    .exp();
    Series step;
    step[0].resize(n_points, n_points);
    for (Index j = 0; j < n_points; ++j) {
        step[0].col(j) =
            (-couplings.stiffness * (x - x[j]).square()).exp() * root * (spacing * root[j]);
    }
    const double scale = step[0].rowwise().sum().maxCoeff();  // a bound on the eigenvalues
    step[0] /= scale;
    for (std::size_t k = 1; k < step.size(); ++k) {
        step[k] = step[k - 1] * (x / static_cast<double>(k)).matrix().asDiagonal();
    }
    double log_scale = 0.0;
    const Series whole = power(step, n_times, log_scale);
    const Eigen::ArrayXd density = whole[0].diagonal();
    const auto n = static_cast<double>(n_times);
    RingAnswers result;
    result.phi2 = (density * x.square()).sum();
    result.phi4 = (density * x.square().square()).sum();
    result.correlator = ring_correlator(step[0], x, n_times);
    result.ising_energy = result.correlator[1];
    result.magnetisation2 = 2.0 * whole[2].trace() / square(n);
    result.magnetisation4 = 24.0 * whole[4].trace() / fourth_power(n);
    result.binder = 1.0 - result.magnetisation4 / (3.0 * square(result.magnetisation2));
    result.log_partition = log_scale + n * (std::log(scale) - range.lowest);
    return result;
}

double largest_change(const RingAnswers& before, const RingAnswers& now) {
    return std::max(
        {std::abs(before.phi2 / now.phi2 - 1.0),
         std::abs(before.phi4 / now.phi4 - 1.0),
         std::abs(before.magnetisation2 / now.magnetisation2 - 1.0),
         std::abs(before.magnetisation4 / now.magnetisation4 - 1.0),
         (before.correlator - now.correlator).abs().maxCoeff() / now.phi2,
         std::abs(before.log_partition - now.log_partition)});
}

}  // namespace

RingAnswers ring_transfer(Index n_times, const ScalarCouplings& couplings) {
    check(couplings);
    require(n_times >= 2, "extents", "must be at least 2, got {}", n_times);
    RingAnswers result;
    result.error = 1.0;
    bool is_first = true;
    for (Index n_points = 33; n_points <= 300 && result.error > 1e-12; n_points += n_points / 4) {
        RingAnswers next = on_grid(n_times, couplings, n_points);
        next.error = is_first ? 1.0 : largest_change(result, next);
        is_first = false;
        result = next;
    }
    require(
        result.error <= 1e-10,
        "couplings",
        "must leave wells wide enough for 300 points, got answers that still change by {}",
        result.error);
    return result;
}

}  // namespace feynet
