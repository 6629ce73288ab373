#include "feynet/holography/wilson/learned_excess.hpp"

#include "feynet/core/block.hpp"
#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"

#include <Eigen/QR>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr double decay_of_brane = 8.0;

/// Σₖ cₖ tᵏ, its slope and its integral from 0.
struct PowerSeries {
    Eigen::VectorXd coefficients;

    double value(double t) const {
        double sum = 0.0;
        for (Index k = coefficients.size() - 1; k >= 0; --k) {
            sum = sum * t + coefficients(k);
        }
        return sum;
    }
    double slope(double t) const {
        double sum = 0.0;
        for (Index k = coefficients.size() - 1; k >= 1; --k) {
            sum = sum * t + static_cast<double>(k) * coefficients(k);
        }
        return sum;
    }
    double integral(double t) const {
        double sum = 0.0;
        for (Index k = coefficients.size() - 1; k >= 0; --k) {
            sum = sum * t + coefficients(k) / static_cast<double>(k + 1);
        }
        return sum * t;
    }
};

/// A polynomial metric carried on to both sides; x = η − c₁.
class ExtendedMetric {
public:
    ExtendedMetric(PowerSeries series, double last_depth) : series_(std::move(series)) {
        require(
            last_depth > 0.0 && last_depth < 1.0,
            "last_depth",
            "must be between 0 and 1, got {}",
            last_depth);
        fit_horizon(last_depth);
        outer_ = 1.0 - shift_;
        missing_ = 4.0 - series_.value(0.0);
        const double rate = -series_.slope(0.0) / missing_;
        rate_ = std::isfinite(rate) && rate > 0.0 ? rate : decay_of_brane;
    }

    /// H(x).
    double value(double x) const { return metric(x) - 4.0 / std::tanh(4.0 * x); }

    /// ∫_x^∞ H, of which 4 − 4 coth 4x gives log(1 − e^{−8x}).
    double remaining(double x) const {
        if (x >= inner_) {
            return beyond_four(x) + std::log(-std::expm1(-8.0 * x));
        }
        // x (1 − e^{−8x})/x is regular
        const double black_brane = x > 0.0 ? -std::expm1(-8.0 * x) / x : 8.0;
        return beyond_four(inner_) + std::log(black_brane * inner_) +
               (constant_ - 4.0) * (inner_ - x);
    }

private:
    /// c₁ and c₂ by least squares on the first stretch of the polynomial, as in the paper.
    void fit_horizon(double last_depth) {
        constexpr Index n_points = 51;
        constexpr double stretch = 0.05;
        const Eigen::VectorXd depths =
            Eigen::VectorXd::LinSpaced(n_points, last_depth, last_depth + stretch);
        Eigen::VectorXd metric(n_points);
        for (Index i = 0; i < n_points; ++i) {
            metric(i) = series_.value(1.0 - depths(i));
        }
        // x(0) = log(η_in − c₁)
        const auto misfit = [&](const Eigen::VectorXd& x) {
            const double inner = std::exp(x(0));
            const Eigen::ArrayXd pole = (depths.array() - last_depth + inner).inverse();
            Residuals residuals{
                (pole + x(1)).matrix() - metric, Eigen::MatrixXd::Ones(n_points, 2)};
            residuals.jacobian.col(0) = -inner * pole.square();
            return residuals;
        };
        const Eigen::VectorXd found =
            minimise_squares(misfit, Eigen::Vector2d(std::log(0.7 * last_depth), 0.5 * metric(0)))
                .parameters;
        inner_ = std::exp(found(0));
        require(
            inner_ <= last_depth,
            "coefficients",
            "must rise towards the horizon at least like 1/η below η = {}",
            last_depth + stretch);
        shift_ = last_depth - inner_;
        constant_ = found(1);
    }

    double metric(double x) const {
        if (x > outer_) {
            return 4.0 - missing_ * std::exp(-rate_ * (x - outer_));
        }
        return x < inner_ ? 1.0 / x + constant_ : series_.value(outer_ - x);
    }

    /// ∫_x^∞ (h − 4), x ≥ inner.
    double beyond_four(double x) const {
        if (x > outer_) {
            return -missing_ / rate_ * std::exp(-rate_ * (x - outer_));
        }
        return series_.integral(outer_ - x) - 4.0 * (outer_ - x) - missing_ / rate_;
    }

    PowerSeries series_;
    double inner_ = 0.0;
    double outer_ = 0.0;
    double shift_ = 0.0;
    double constant_ = 0.0;
    double missing_ = 0.0;
    double rate_ = 0.0;
};

template <typename Metric>
MetricExcess excess_of(const Metric& metric) {
    return {
        [=](double x) { return metric.value(x); }, [=](double x) { return metric.remaining(x); }};
}

/// h = 1/η + η Σₖ cₖ Tₖ(2η² − 1).
class RegularMetric {
public:
    explicit RegularMetric(Eigen::VectorXd coefficients) : coefficients_(std::move(coefficients)) {
        end_ = inside(1.0);
    }

    double value(double x) const {
        return x > 1.0 ? end_ * std::exp(-decay_of_brane * (x - 1.0)) : inside(x);
    }

    double remaining(double x) const {
        if (x > 1.0) {
            return value(x) / decay_of_brane;
        }
        // ∫(1/η − 4 coth 4η) = log(η/sinh 4η)
        const double ratio = x > 0.0 ? x / std::sinh(4.0 * x) : 0.25;
        return end_ / decay_of_brane + std::log(1.0 / std::sinh(4.0)) - std::log(ratio) +
               regular_part(1.0) - regular_part(x);
    }

private:
    double inside(double x) const {
        double sum = 0.0;
        const double angle = std::acos(2.0 * square(x) - 1.0);
        for (Index k = 0; k < coefficients_.size(); ++k) {
            sum += coefficients_(k) * std::cos(static_cast<double>(k) * angle);
        }
        return pole_excess(x) + x * sum;
    }

    /// 1/η − 4 coth 4η, −16η/3 + … near the horizon.
    static double pole_excess(double x) {
        constexpr double near = 1e-3;
        return x < near ? -16.0 / 3.0 * x : 1.0 / x - 4.0 / std::tanh(4.0 * x);
    }

    /// ∫₀^η η' q dη' up to a constant: a quarter of ∫Tₖ(y) dy, y = 2η² − 1.
    double regular_part(double x) const {
        const double angle = std::acos(2.0 * square(x) - 1.0);
        double sum = 0.0;
        for (Index k = 0; k < coefficients_.size(); ++k) {
            const auto n = static_cast<double>(k);
            double integral = 0.0;
            if (k == 0) {
                integral = std::cos(angle);
            } else if (k == 1) {
                integral = 0.5 * square(std::cos(angle));
            } else {
                integral = 0.5 * (std::cos((n + 1.0) * angle) / (n + 1.0) -
                                  std::cos((n - 1.0) * angle) / (n - 1.0));
            }
            sum += 0.25 * coefficients_(k) * integral;
        }
        return sum;
    }

    Eigen::VectorXd coefficients_;
    double end_ = 0.0;
};

}  // namespace

MetricExcess polynomial_excess(const Eigen::VectorXd& coefficients, double last_depth) {
    return excess_of(ExtendedMetric({coefficients}, last_depth));
}

MetricExcess layer_excess(const Eigen::VectorXd& depths, const Eigen::VectorXd& metric) {
    constexpr Index n_powers = 6;
    const Index n = depths.size();
    require(n > n_powers, "depths", "must be at least seven, got {}", n);
    require(metric.size() == n, "metric", "must be {} numbers, got {}", n, metric.size());
    Eigen::MatrixXd powers(n, n_powers);
    for (Index k = 0; k < n_powers; ++k) {
        powers.col(k) = (1.0 - depths.array()).pow(static_cast<double>(k));
    }
    const Eigen::VectorXd coefficients = powers.householderQr().solve(metric);
    return polynomial_excess(coefficients, depths(n - 1));
}

MetricExcess parity_excess(const Eigen::VectorXd& coefficients) {
    return excess_of(RegularMetric(coefficients));
}

}  // namespace feynet
