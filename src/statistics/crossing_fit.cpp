#include "feynet/statistics/crossing_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/statistics/distribution.hpp"
#include "feynet/statistics/least_squares.hpp"

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <algorithm>
#include <cmath>
#include <vector>

namespace feynet {
namespace {

/// ∂h/∂ω.
double slope_of_approach(double smaller, double larger, const CrossingExponents& exponents) {
    return (std::log(larger) * std::pow(larger, -exponents.omega) -
            std::log(smaller) * std::pow(smaller, -exponents.omega)) /
           (std::pow(larger, exponents.inverse_nu) - std::pow(smaller, exponents.inverse_nu));
}

/// The crossings as χ² sees them: in units in which they are independent of unit error.
class WhitenedCrossings {
public:
    WhitenedCrossings(std::span<const CrossingPoint> points, const Eigen::MatrixXd& covariance)
        : points_(points), factor_(covariance), y_(static_cast<Index>(points.size())) {
        for (Index i = 0; i < y_.size(); ++i) {
            y_[i] = point(i).coupling;
        }
    }

    bool positive() const { return factor_.info() == Eigen::Success; }
    Index size() const { return y_.size(); }

    /// 1 and h.
    Eigen::MatrixX2d columns(const CrossingExponents& exponents) const {
        Eigen::MatrixX2d law(size(), 2);
        for (Index i = 0; i < size(); ++i) {
            law(i, 0) = 1.0;
            law(i, 1) = approach(point(i).smaller, point(i).larger, exponents);
        }
        return factor_.matrixL().solve(law);
    }

    /// ∂h/∂ω.
    Eigen::VectorXd slopes(const CrossingExponents& exponents) const {
        Eigen::VectorXd law(size());
        for (Index i = 0; i < size(); ++i) {
            law[i] = slope_of_approach(point(i).smaller, point(i).larger, exponents);
        }
        return factor_.matrixL().solve(law);
    }

    Eigen::VectorXd couplings() const { return factor_.matrixL().solve(y_); }

private:
    const CrossingPoint& point(Index i) const { return points_[static_cast<std::size_t>(i)]; }

    std::span<const CrossingPoint> points_;
    Eigen::LLT<Eigen::MatrixXd> factor_;
    Eigen::VectorXd y_;
};

/// Errors and χ² of a fit whose parameters are known.
void finish(CrossingFit& fit, const Eigen::MatrixXd& jacobian, double chi_squared) {
    const Index n_parameters = jacobian.cols();
    const Eigen::MatrixXd information = jacobian.transpose() * jacobian;
    const Eigen::MatrixXd covariance =
        information.ldlt().solve(Eigen::MatrixXd::Identity(n_parameters, n_parameters));
    fit.error = std::sqrt(covariance(0, 0));
    fit.amplitude_error = std::sqrt(covariance(1, 1));
    if (n_parameters == 3) {
        fit.omega_error = std::sqrt(covariance(2, 2));
    }
    fit.chi_squared = chi_squared;
    fit.dof = jacobian.rows() - n_parameters;
    fit.p = fit.dof > 0 ? chi_squared_survival(chi_squared, static_cast<double>(fit.dof)) : 1.0;
}

/// g_c and A at given exponents.
CrossingFit linear_fit(const WhitenedCrossings& crossings, const CrossingExponents& exponents) {
    const Eigen::MatrixX2d law = crossings.columns(exponents);
    const Eigen::VectorXd y = crossings.couplings();
    const Eigen::Vector2d theta = law.colPivHouseholderQr().solve(y);
    CrossingFit fit;
    fit.critical = theta[0];
    fit.amplitude = theta[1];
    fit.exponents = exponents;
    finish(fit, law, (law * theta - y).squaredNorm());
    return fit;
}

/// The same with ω.
CrossingFit fit_with_omega(const WhitenedCrossings& crossings, CrossingExponents exponents) {
    const CrossingFit start = linear_fit(crossings, exponents);
    const Eigen::VectorXd y = crossings.couplings();
    const Residuals residuals =
        [&](const Eigen::VectorXd& theta, Eigen::VectorXd& residual, Eigen::MatrixXd& jacobian) {
            CrossingExponents here = exponents;
            here.omega = theta[2];
            const Eigen::MatrixX2d law = crossings.columns(here);
            residual = law * theta.head<2>() - y;
            jacobian.resize(crossings.size(), 3);
            jacobian.leftCols<2>() = law;
            jacobian.col(2) = theta[1] * crossings.slopes(here);
        };
    const LeastSquares best =
        least_squares(residuals, Eigen::Vector3d(start.critical, start.amplitude, exponents.omega));
    exponents.omega = best.theta[2];
    CrossingFit fit;
    fit.critical = best.theta[0];
    fit.amplitude = best.theta[1];
    fit.exponents = exponents;
    fit.converged = best.converged && best.theta.allFinite();
    Eigen::VectorXd residual;
    Eigen::MatrixXd jacobian;
    residuals(best.theta, residual, jacobian);
    finish(fit, jacobian, best.chi_squared);
    return fit;
}

CrossingFit fit_all(const WhitenedCrossings& crossings, const CrossingExponents& exponents) {
    return exponents.fit_omega ? fit_with_omega(crossings, exponents)
                               : linear_fit(crossings, exponents);
}

void require_sizes(std::span<const CrossingPoint> points) {
    for (const CrossingPoint& point : points) {
        require(
            point.smaller > 0.0 && point.larger > point.smaller,
            "points",
            "must be of sizes 0 < L < L′, got {} and {}",
            point.smaller,
            point.larger);
        require(std::isfinite(point.coupling), "points", "must be finite, got {}", point.coupling);
    }
}

bool is_smaller(const CrossingPoint& a, const CrossingPoint& b) {
    return a.smaller < b.smaller;
}

/// g_c without the crossings of the smallest size; the crossing of the largest sizes where too few
/// are left.
double critical_without_smallest(
    std::span<const CrossingPoint> points,
    const Eigen::MatrixXd& covariance,
    const CrossingExponents& exponents) {
    const double least = std::min_element(points.begin(), points.end(), is_smaller)->smaller;
    std::vector<CrossingPoint> kept;
    std::vector<Index> rows;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].smaller > least) {
            kept.push_back(points[i]);
            rows.push_back(static_cast<Index>(i));
        }
    }
    if (kept.size() < (exponents.fit_omega ? 3U : 2U)) {
        return std::max_element(points.begin(), points.end(), is_smaller)->coupling;
    }
    const Eigen::MatrixXd block = covariance(rows, rows);
    return fit_all(WhitenedCrossings(kept, block), exponents).critical;
}

}  // namespace

double approach(double smaller, double larger, const CrossingExponents& exponents) {
    return (std::pow(smaller, -exponents.omega) - std::pow(larger, -exponents.omega)) /
           (std::pow(larger, exponents.inverse_nu) - std::pow(smaller, exponents.inverse_nu));
}

double CrossingFit::value(double smaller, double larger) const {
    return critical + amplitude * approach(smaller, larger, exponents);
}

CrossingFit fit_crossings(
    std::span<const CrossingPoint> points,
    const Eigen::MatrixXd& covariance,
    const CrossingExponents& exponents) {
    const auto n = static_cast<Index>(points.size());
    const Index n_parameters = exponents.fit_omega ? 3 : 2;
    require(n >= n_parameters, "points", "must be at least {}, got {}", n_parameters, n);
    require(
        covariance.rows() == n && covariance.cols() == n,
        "covariance",
        "must be {} × {}, got {} × {}",
        n,
        n,
        covariance.rows(),
        covariance.cols());
    require_sizes(points);
    const WhitenedCrossings crossings(points, covariance);
    require(crossings.positive(), "covariance", "must be positive");
    CrossingFit fit = fit_all(crossings, exponents);

    fit.systematic =
        std::abs(fit.critical - critical_without_smallest(points, covariance, exponents));
    return fit;
}

}  // namespace feynet
