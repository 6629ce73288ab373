#include "weighted_polynomials.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <boost/math/quadrature/gauss.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace feynet {
namespace {

/// log of the weight e^B z^{4S} of the polynomials.
double log_weight(const MesonBackground& background, int spin, double z) {
    return (2 * spin - 1) * background.warp(z) - background.dilaton(z) +
           (2 * spin + 1) * std::log(z);
}

/// The wall, or before it where a squared polynomial of that degree is e⁻⁴⁵ of its largest weight.
double extent_of(const MesonBackground& background, int spin, Index degree) {
    constexpr double ratio = 1.05;
    const auto log_size = [&](double z) {
        return log_weight(background, spin, z) + 2.0 * static_cast<double>(degree) * std::log(z);
    };
    double largest = -std::numeric_limits<double>::infinity();
    for (double z = 1e-8; z < std::min(background.wall, 1e8); z *= ratio) {
        const double size = log_size(z);
        largest = std::max(largest, size);
        if (size < largest - 45.0) {
            return z;
        }
    }
    require(
        std::isfinite(background.wall),
        "dilaton",
        "must rise fast enough for mesons to be bound, or there must be a wall");
    return background.wall;
}

/// Points on (0, extent) with √(quadrature weight · e^B z^{4S}) = e^{log_scale} root_weight, of
/// which the largest is 1.
struct WeightedPoints {
    Eigen::ArrayXd z;
    Eigen::ArrayXd root_weight;
    double log_scale;
};

/// Gauss panels in θ, z = extent sin²(θ/2).
WeightedPoints weighted_points(
    const MesonBackground& background, int spin, double extent, Index n_panels) {
    using Panel = boost::math::quadrature::gauss<double, 20>;
    const auto n_half = static_cast<Index>(Panel::abscissa().size());
    const double half = 0.5 * std::numbers::pi / static_cast<double>(n_panels);
    WeightedPoints points{
        Eigen::ArrayXd(2 * n_half * n_panels), Eigen::ArrayXd(2 * n_half * n_panels), 0.0};
    for (Index i = 0; i < points.z.size(); ++i) {
        const auto k = static_cast<std::size_t>(i % n_half);
        const Index half_panel = i / n_half;
        const Index panel = half_panel / 2;
        const double side = half_panel % 2 == 0 ? -1.0 : 1.0;
        const double centre = half * (2.0 * static_cast<double>(panel) + 1.0);
        const double theta = centre + half * side * Panel::abscissa()[k];
        const double z = extent * square(std::sin(0.5 * theta));
        const double weight = half * Panel::weights()[k] * 0.5 * extent * std::sin(theta);
        points.z[i] = z;
        points.root_weight[i] = 0.5 * (log_weight(background, spin, z) + std::log(weight));
    }
    require(
        points.root_weight.isFinite().all(),
        "warp",
        "and the dilaton must be finite for 0 < z < {}",
        extent);
    points.log_scale = points.root_weight.maxCoeff();
    points.root_weight = (points.root_weight - points.log_scale).exp();
    return points;
}

/// With slopes D = QR the ω² are the inverse eigenvalues of (DᵀD)⁻¹: the rounding errors are those
/// of a number √(largest/lowest) times as large, not largest/lowest.
Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> inverse_energies(
    const Eigen::MatrixXd& slopes, int options) {
    const Index n = slopes.cols();
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(slopes);
    Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(n, n);
    qr.matrixQR().topRows(n).triangularView<Eigen::Upper>().solveInPlace(inverse);
    const Eigen::MatrixXd product = inverse * inverse.transpose();
    return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(product, options);
}

}  // namespace

/// Stieltjes' recurrence b_{k+1} p_{k+1} = (z − a_k) p_k − b_k p_{k−1}.
WeightedPolynomials::WeightedPolynomials(
    const MesonBackground& background, int spin, Index n_polynomials) {
    const double extent = extent_of(background, spin, n_polynomials);
    const WeightedPoints points = weighted_points(background, spin, extent, n_polynomials / 4);
    z = points.z;
    values.resize(z.size(), n_polynomials);
    slopes.resize(z.size(), n_polynomials);
    at_zero.resize(n_polynomials);
    const double norm = points.root_weight.matrix().norm();
    Eigen::ArrayXd before = Eigen::ArrayXd::Zero(z.size());
    Eigen::ArrayXd slope_before = before;
    Eigen::ArrayXd now = points.root_weight / norm;
    Eigen::ArrayXd slope = before;
    double zero_before = 0.0;
    double zero_now = std::exp(-points.log_scale) / norm;
    double b = 0.0;
    for (Index k = 0; k < n_polynomials; ++k) {
        values.col(k) = now.matrix();
        slopes.col(k) = (slope + 2.0 * spin * now / z).matrix();
        at_zero[k] = zero_now;
        const double a = (z * now.square()).sum();
        Eigen::ArrayXd next = (z - a) * now - b * before;
        Eigen::ArrayXd slope_next = now + (z - a) * slope - b * slope_before;
        const double zero_next = -a * zero_now - b * zero_before;
        b = next.matrix().norm();
        before.swap(now);
        slope_before.swap(slope);
        zero_before = zero_now;
        now = next / b;
        slope = slope_next / b;
        zero_now = zero_next / b;
    }
}

PolynomialStates::PolynomialStates(const WeightedPolynomials& polynomials) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver =
        inverse_energies(polynomials.slopes, Eigen::ComputeEigenvectors);
    squared_masses = solver.eigenvalues().reverse().array().inverse();
    mixtures = solver.eigenvectors().rowwise().reverse();
}

Eigen::ArrayXd squared_masses_of(const WeightedPolynomials& polynomials) {
    return inverse_energies(polynomials.slopes, Eigen::EigenvaluesOnly)
        .eigenvalues()
        .reverse()
        .array()
        .inverse();
}

void check_tower(const MesonBackground& background, int spin, Index n_levels) {
    require(spin >= 1, "spin", "must be at least 1, got {}", spin);
    require(n_levels >= 1 && n_levels <= 40, "n_levels", "must be 1 … 40, got {}", n_levels);
    require(background.wall > 0.0, "wall", "must be positive, got {}", background.wall);
}

}  // namespace feynet
