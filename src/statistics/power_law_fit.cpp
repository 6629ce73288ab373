#include "feynet/statistics/power_law_fit.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr double least_power = 0.1;
constexpr double most_power = 8.0;
constexpr double largest_correction = 0.9;

/// The best c₁ and c₁c₂ at one p.
struct Slice {
    Eigen::Vector2d coefficients;
    double chi_squared;
    bool at_bound;
};

/// The points as χ² sees them, with x in units of the largest one.
class Problem {
public:
    explicit Problem(std::span<const PowerLawPoint> points)
        : x_(static_cast<Index>(points.size())), y_(x_.size()), weight_(x_.size()) {
        for (Index i = 0; i < x_.size(); ++i) {
            const PowerLawPoint& point = points[static_cast<std::size_t>(i)];
            x_[i] = point.x;
            weight_[i] = 1.0 / point.error;
            y_[i] = point.y * weight_[i];
        }
        scale_ = x_.maxCoeff();
        x_ /= scale_;
    }

    double scale() const { return scale_; }
    Index size() const { return x_.size(); }

    Slice at(double power) const {
        const Eigen::MatrixX2d law = columns(power);
        Slice free{.coefficients = law.colPivHouseholderQr().solve(y_)};
        free.at_bound =
            std::abs(free.coefficients[1]) > largest_correction * std::abs(free.coefficients[0]);
        free.chi_squared = (law * free.coefficients - y_).squaredNorm();
        if (!free.at_bound) {
            return free;
        }
        const Slice below = bounded(law, -largest_correction);
        const Slice above = bounded(law, largest_correction);
        return below.chi_squared < above.chi_squared ? below : above;
    }

    /// (JᵀJ)⁻¹ₚₚ.
    double power_variance(double power, const Eigen::Vector2d& coefficients) const {
        Eigen::MatrixX3d jacobian(size(), 3);
        jacobian.leftCols<2>() = columns(power);
        jacobian.col(2) = (jacobian.leftCols<2>() * coefficients).cwiseProduct(logarithms());
        const Eigen::Matrix3d information = jacobian.transpose() * jacobian;
        const Eigen::Vector3d column = information.ldlt().solve(Eigen::Vector3d::Unit(2));
        return column[2];
    }

private:
    Eigen::VectorXd logarithms() const { return x_.array().log().matrix(); }

    /// xᵖ/σ and xᵖ⁺¹/σ.
    Eigen::MatrixX2d columns(double power) const {
        Eigen::MatrixX2d law(size(), 2);
        law.col(0) = (x_.array().pow(power) * weight_.array()).matrix();
        law.col(1) = law.col(0).cwiseProduct(x_);
        return law;
    }

    /// The best c₁ at a given c₂.
    Slice bounded(const Eigen::MatrixX2d& law, double correction) const {
        const Eigen::VectorXd shape = law.col(0) + correction * law.col(1);
        const double amplitude = shape.dot(y_) / shape.squaredNorm();
        return {
            .coefficients = {amplitude, amplitude * correction},
            .chi_squared = (amplitude * shape - y_).squaredNorm(),
            .at_bound = true};
    }

    Eigen::VectorXd x_;
    Eigen::VectorXd y_;
    Eigen::VectorXd weight_;
    double scale_ = 1.0;
};

/// The power with the least χ²: the best of a net of them, refined by golden sections.
double best_power(const Problem& problem) {
    constexpr double step = 0.02;
    constexpr double golden = 0.6180339887498949;
    double best = least_power;
    for (double power = least_power; power <= most_power; power += step) {
        if (problem.at(power).chi_squared < problem.at(best).chi_squared) {
            best = power;
        }
    }
    double low = std::max(best - step, least_power);
    double high = std::min(best + step, most_power);
    while (high - low > 1e-10) {
        const double left = high - golden * (high - low);
        const double right = low + golden * (high - low);
        if (problem.at(left).chi_squared < problem.at(right).chi_squared) {
            high = right;
        } else {
            low = left;
        }
    }
    return 0.5 * (low + high);
}

}  // namespace

double PowerLawFit::value(double x) const {
    return amplitude * std::pow(x, power) * (1.0 + correction * x);
}

double PowerLawFit::scatter_error() const {
    return power_error * std::sqrt(chi_squared / static_cast<double>(dof));
}

PowerLawFit fit_power_law(std::span<const PowerLawPoint> points) {
    constexpr std::size_t fewest = 4;
    require(
        points.size() >= fewest, "points", "must be at least {}, got {}", fewest, points.size());
    for (const PowerLawPoint& point : points) {
        const bool positive = point.x > 0.0 && point.error > 0.0;
        const bool finite =
            std::isfinite(point.x) && std::isfinite(point.y) && std::isfinite(point.error);
        require(
            positive && finite,
            "points",
            "must be finite numbers with errors at positive x, got {} ± {} at {}",
            point.y,
            point.error,
            point.x);
    }
    const Problem problem(points);
    const double power = best_power(problem);
    const Slice slice = problem.at(power);
    const double variance = problem.power_variance(power, slice.coefficients);
    const bool inside = power > least_power + 1e-6 && power < most_power - 1e-6;
    return {
        .power = power,
        .amplitude = slice.coefficients[0] / std::pow(problem.scale(), power),
        .correction = slice.coefficients[1] / slice.coefficients[0] / problem.scale(),
        .power_error = variance > 0.0 ? std::sqrt(variance) : HUGE_VAL,
        .chi_squared = slice.chi_squared,
        .dof = problem.size() - 3,
        .determined = inside && !slice.at_bound && variance > 0.0};
}

}  // namespace feynet
