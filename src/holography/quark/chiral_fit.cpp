#include "feynet/holography/quark/chiral_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/holography/metric/parity_metric.hpp"
#include "feynet/optimize/levenberg_marquardt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

namespace feynet {
namespace {

constexpr double boundary_depth = 1.0;
constexpr double boundary_metric = 4.0;

bool is_positive(double x) {
    return std::isfinite(x) && x > 0.0;
}

const ChiralData& checked(const ChiralData& data) {
    const Index n = data.mass.size();
    require(n >= 3, "mass", "must be at least three, got {}", n);
    require(data.condensate.size() == n, "condensate", "must be one for each mass");
    require(data.error.size() == n, "error", "must be one for each mass");
    for (Index i = 0; i < n; ++i) {
        const double before = i == 0 ? 0.0 : data.mass(i - 1);
        require(
            is_positive(data.mass(i)) && data.mass(i) > before,
            "mass",
            "must be positive and rise, got {}",
            data.mass(i));
        require(
            is_positive(data.condensate(i)),
            "condensate",
            "must be positive, got {}",
            data.condensate(i));
        require(is_positive(data.error(i)), "error", "must be positive, got {}", data.error(i));
    }
    return data;
}

/// The standard deviations of (c₀ … c_{K−1}, log λ, log L) before the data.
Eigen::VectorXd prior_widths(const ChiralPrior& prior) {
    Eigen::VectorXd widths(prior.modes + 2);
    for (Index k = 0; k < prior.modes; ++k) {
        widths(k) = prior.metric_width * std::pow(0.5, std::max<Index>(k - 1, 0));
    }
    widths(prior.modes) = prior.coupling_width;
    widths(prior.modes + 1) = prior.radius_width;
    return widths;
}

}  // namespace

/// Which of log λ and log L are not free.
struct ChiralFitter::Fixed {
    bool coupling = false;
    bool radius = false;
};

/// The free ones of (c, log λ, log L): all = origin + lift · free.
class ChiralFitter::Parameters {
public:
    Parameters(const ChiralPrior& prior, const Eigen::VectorXd& start, const Fixed& fixed)
        : centre_(Eigen::VectorXd::Zero(prior.modes + 2)), origin_(start) {
        const Index k = prior.modes;
        centre_(k) = std::log(prior.coupling);
        centre_(k + 1) = std::log(prior.radius);
        const Eigen::VectorXd widths = prior_widths(prior);
        std::vector<Index> free;
        for (Index j = prior.meets_boundary ? 1 : 0; j < k + 2; ++j) {
            if (!((j == k && fixed.coupling) || (j == k + 1 && fixed.radius))) {
                free.push_back(j);
            }
        }
        const auto n = static_cast<Index>(free.size());
        lift_ = Eigen::MatrixXd::Zero(k + 2, n);
        widths_.resize(n);
        start_.resize(n);
        for (Index i = 0; i < n; ++i) {
            const Index j = free[static_cast<std::size_t>(i)];
            lift_(j, i) = 1.0;
            widths_(i) = widths(j);
            start_(i) = start(j);
            origin_(j) = 0.0;
            if (prior.meets_boundary && j < k) {
                lift_(0, i) = -1.0;
            }
        }
        if (prior.meets_boundary) {
            origin_(0) = boundary_metric - 1.0 / boundary_depth;
        }
        free_ = std::move(free);
    }

    Eigen::VectorXd all(const Eigen::VectorXd& free) const { return origin_ + lift_ * free; }
    QuarkWeights weights(const Eigen::VectorXd& free) const {
        const Eigen::VectorXd x = all(free);
        const Index k = x.size() - 2;
        return {.metric = x.head(k), .coupling = std::exp(x(k)), .radius = std::exp(x(k + 1))};
    }
    /// (x − centre)/width of the free ones.
    Eigen::VectorXd belief(const Eigen::VectorXd& free) const {
        Eigen::VectorXd miss(free.size());
        for (Index i = 0; i < free.size(); ++i) {
            miss(i) = (free(i) - centre_(free_[static_cast<std::size_t>(i)])) / widths_(i);
        }
        return miss;
    }
    const Eigen::VectorXd& start() const { return start_; }
    const Eigen::MatrixXd& lift() const { return lift_; }
    const Eigen::VectorXd& widths() const { return widths_; }

private:
    Eigen::VectorXd centre_;
    Eigen::VectorXd origin_;
    Eigen::MatrixXd lift_;
    Eigen::VectorXd widths_;
    Eigen::VectorXd start_;
    std::vector<Index> free_;
};

double ChiralFit::worst(const ChiralData& data) const {
    return (condensate - data.condensate).cwiseAbs().maxCoeff();
}

std::pair<double, double> ChiralFit::metric(double depth) const {
    const Index k = weights.metric.size();
    const ParityMetric at(Eigen::VectorXd::Constant(1, depth), k, boundary_depth);
    Block one = Block::Zero(lanes, 1);
    one.row(0).setOnes();
    const Eigen::VectorXd slope = at.pull_back(one).row(0).matrix().transpose();
    const double variance = slope.dot(spread.topLeftCorner(k, k) * slope);
    return {at.values(weights.metric)(0), std::sqrt(std::max(0.0, variance))};
}

ChiralFitter::ChiralFitter(ChiralData data, const ChiralPrior& prior)
    : data_(std::move(data)),
      prior_(prior),
      curve_(checked(data_).mass, data_.condensate, boundary_depth, prior.modes) {
    require(prior.modes >= 2, "modes", "must be at least 2, got {}", prior.modes);
    require(
        is_positive(prior.metric_width),
        "metric_width",
        "must be positive, got {}",
        prior.metric_width);
    require(is_positive(prior.coupling), "coupling", "must be positive, got {}", prior.coupling);
    require(
        is_positive(prior.coupling_width),
        "coupling_width",
        "must be positive, got {}",
        prior.coupling_width);
    require(is_positive(prior.radius), "radius", "must be positive, got {}", prior.radius);
    require(
        is_positive(prior.radius_width),
        "radius_width",
        "must be positive, got {}",
        prior.radius_width);
}

Eigen::VectorXd ChiralFitter::first_metric(double radius) const {
    const double wanted = radius * radius * data_.condensate(0) / data_.mass(0);
    Eigen::VectorXd metric = Eigen::VectorXd::Zero(prior_.modes);
    const auto miss = [&](double c) {
        metric(0) = boundary_metric - 1.0 / boundary_depth - c;
        metric(1) = c;
        return wanted / curve_.susceptibility(metric) - 1.0;
    };
    // The inverse of the susceptibility falls through zero; its poles are no roots.
    constexpr double step = 0.05;
    double above = 0.0;
    while (above < 10.0 && !(miss(above) > 0.0 && miss(above + step) <= 0.0)) {
        above += step;
    }
    require(above < 10.0, "condensate", "rises too steeply for any metric of {} modes", 2);
    double below = above + step;
    for (int i = 0; i < 40; ++i) {
        const double middle = 0.5 * (above + below);
        (miss(middle) > 0.0 ? above : below) = middle;
    }
    miss(0.5 * (above + below));
    return metric;
}

Residuals ChiralFitter::misfit(const Parameters& parameters, const Eigen::VectorXd& free) const {
    const Index n = data_.mass.size();
    const QuarkWeights weights = parameters.weights(free);
    const ChiralResponse response = curve_.response(weights);
    Eigen::MatrixXd slopes(n, prior_.modes + 2);
    slopes << response.by_metric, weights.coupling * response.by_coupling,
        weights.radius * response.by_radius;
    const Eigen::VectorXd per_error = data_.error.cwiseInverse();
    const Index n_free = free.size();
    Residuals misfit{Eigen::VectorXd(n + n_free), Eigen::MatrixXd::Zero(n + n_free, n_free)};
    misfit.value.head(n) = (response.condensate - data_.condensate).cwiseProduct(per_error);
    misfit.value.tail(n_free) = parameters.belief(free);
    misfit.jacobian.topRows(n) = per_error.asDiagonal() * (slopes * parameters.lift());
    misfit.jacobian.bottomRows(n_free).diagonal() = parameters.widths().cwiseInverse();
    return misfit;
}

double ChiralFitter::first_coupling(const Eigen::VectorXd& start, const Fixed& fixed) const {
    double least = std::numeric_limits<double>::infinity();
    double best = start(prior_.modes);
    for (int power = -4; power <= 4; ++power) {
        Eigen::VectorXd trial = start;
        trial(prior_.modes) += 3.0 * static_cast<double>(power) * std::numbers::ln2;
        const Parameters parameters(prior_, trial, fixed);
        const double square = misfit(parameters, parameters.start()).value.squaredNorm();
        if (square < least) {
            least = square;
            best = trial(prior_.modes);
        }
    }
    return best;
}

ChiralFit ChiralFitter::fit(std::optional<double> radius, std::optional<double> coupling) const {
    require(
        is_positive(radius.value_or(1.0)),
        "radius",
        "must be positive, got {}",
        radius.value_or(1.0));
    require(
        is_positive(coupling.value_or(1.0)),
        "coupling",
        "must be positive, got {}",
        coupling.value_or(1.0));
    const Index k = prior_.modes;
    const Fixed fixed{.coupling = coupling.has_value(), .radius = radius.has_value()};
    Eigen::VectorXd start(k + 2);
    start << first_metric(radius.value_or(prior_.radius)),
        std::log(coupling.value_or(prior_.coupling)), std::log(radius.value_or(prior_.radius));
    if (!coupling) {
        start(k) = first_coupling(start, fixed);
    }
    const Parameters parameters(prior_, start, fixed);
    const LeastSquaresMinimum minimum = minimise_squares(
        [&](const Eigen::VectorXd& free) { return misfit(parameters, free); },
        parameters.start(),
        {.decrease = 1e-8, .step = 1e-8});

    const Index n = data_.mass.size();
    const Eigen::VectorXd pulls = minimum.residuals.value.head(n);
    Sensitivity sensitivity(minimum.residuals.jacobian.topRows(n), parameters.widths());
    Eigen::MatrixXd spread =
        parameters.lift() * sensitivity.covariance() * parameters.lift().transpose();
    return {
        parameters.weights(minimum.parameters),
        data_.condensate + pulls.cwiseProduct(data_.error),
        pulls.squaredNorm(),
        minimum.converged,
        std::move(spread),
        std::move(sensitivity)};
}

EquationOfState fit_equation_of_state(const ChiralData& data) {
    const ChiralData& given = checked(data);
    const Index n = given.mass.size();
    const Eigen::VectorXd cubes = given.condensate.array().cube();
    const auto model = [&](const Eigen::VectorXd& x) {
        // A q + B q³ = m near the datum, by Newton's steps; then dq = −(q dA + q³ dB)/(A + 3B q²).
        Residuals misfit{Eigen::VectorXd(n), Eigen::MatrixXd(n, 2)};
        for (Index i = 0; i < n; ++i) {
            double q = given.condensate(i);
            for (int step = 0; step < 50; ++step) {
                q -= (x(0) * q + x(1) * q * q * q - given.mass(i)) / (x(0) + 3.0 * x(1) * q * q);
            }
            const double slope = x(0) + 3.0 * x(1) * q * q;
            misfit.value(i) = (q - given.condensate(i)) / given.error(i);
            misfit.jacobian.row(i) << -q / slope, -q * q * q / slope;
            misfit.jacobian.row(i) /= given.error(i);
        }
        return misfit;
    };
    // Start at the line through the first point and the cubic through the last.
    const double linear = given.mass(0) / given.condensate(0);
    const double cubic = (given.mass(n - 1) - linear * given.condensate(n - 1)) / cubes(n - 1);
    const LeastSquaresMinimum minimum =
        minimise_squares(model, Eigen::Vector2d(linear, std::max(0.0, cubic)));
    return {minimum.parameters(0), minimum.parameters(1), minimum.sum_of_squares()};
}

}  // namespace feynet
