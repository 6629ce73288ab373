#include "feynet/holography/friction/friction_fit.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace feynet {
namespace {

bool is_finite(const Residuals& residuals) {
    return residuals.value.allFinite() && residuals.jacobian.allFinite();
}

/// χ² of a constant friction; infinite where motions run away.
double chi2_of_constant(
    const StoppingNetwork& network,
    const StoppingData& data,
    const LinearMetric& family,
    double h) {
    const Residuals r = stopping_residuals(network, family, data, Eigen::VectorXd::Constant(1, h));
    return is_finite(r) ? r.value.squaredNorm() : std::numeric_limits<double>::infinity();
}

void check(const FrictionFitSettings& settings) {
    require(settings.most_modes >= 1, "most_modes", "must be positive");
    require(
        std::isfinite(settings.reach) && settings.reach > 0.0,
        "reach",
        "must be positive, got {}",
        settings.reach);
    require(settings.n_scanned >= 3, "n_scanned", "must be 3 or more");
    require(settings.n_starts >= 1, "n_starts", "must be positive");
    require(settings.most_evaluations >= 1, "most_evaluations", "must be positive");
}

}  // namespace

double allowed_chi2(Index n_points, Index n_parameters) {
    const auto free = static_cast<double>(n_points - n_parameters);
    return free + 4.0 * std::sqrt(2.0 * std::max(free, 1.0));
}

std::vector<double> friction_starts(
    const StoppingNetwork& network, const StoppingData& data, const FrictionFitSettings& settings) {
    check(settings);
    check(data);
    const LinearMetric family = chebyshev_friction(network.times(), 1, network.system().duration);
    std::vector<std::pair<double, double>> scanned;
    for (int i = 0; i < settings.n_scanned; ++i) {
        const double share = static_cast<double>(i) / (settings.n_scanned - 1);
        const double h = settings.reach * (2.0 * share - 1.0);
        scanned.emplace_back(chi2_of_constant(network, data, family, h), h);
    }
    std::vector<std::pair<double, double>> minima;
    for (std::size_t i = 0; i < scanned.size(); ++i) {
        const bool is_below_left = i == 0 || scanned[i].first <= scanned[i - 1].first;
        const bool is_below_right =
            i + 1 == scanned.size() || scanned[i].first <= scanned[i + 1].first;
        if (is_below_left && is_below_right && std::isfinite(scanned[i].first)) {
            minima.push_back(scanned[i]);
        }
    }
    std::sort(minima.begin(), minima.end());
    std::vector<double> starts;
    for (const auto& [chi2, h] : minima) {
        if (std::ssize(starts) < settings.n_starts) {
            starts.push_back(h);
        }
    }
    return starts;
}

FrictionDescent::FrictionDescent(
    const StoppingNetwork& network,
    const StoppingData& data,
    double start,
    const FrictionFitSettings& settings)
    : network_(&network),
      data_(&data),
      settings_(settings),
      fit_{.start = start, .parameters = {}, .residuals = {}} {
    check(settings);
    check(data);
    require(
        data.position.size() >= settings.most_modes,
        "data",
        "must be at least the {} modes of h, got {}",
        settings.most_modes,
        data.position.size());
}

void FrictionDescent::add_mode() {
    const Index n_modes = fit_.parameters.size() + 1;
    Eigen::VectorXd c = fit_.parameters;
    c.conservativeResizeLike(Eigen::VectorXd::Constant(n_modes, n_modes == 1 ? fit_.start : 0.0));
    const LinearMetric family =
        chebyshev_friction(network_->times(), n_modes, network_->system().duration);
    const auto misfit = [&](const Eigen::VectorXd& at) {
        return stopping_residuals(*network_, family, *data_, at);
    };
    if (!is_finite(misfit(c))) {
        has_ended_ = true;
        return;
    }
    LevenbergMarquardtSettings descent;
    descent.most_evaluations = settings_.most_evaluations;
    descent.first_step = 1.0;
    const LeastSquaresMinimum minimum = minimise_squares(misfit, c, descent);
    fit_.parameters = minimum.parameters;
    fit_.residuals = minimum.residuals;
    fit_.is_accepted = fit_.chi2() <= allowed_chi2(data_->position.size(), n_modes);
    has_ended_ = fit_.is_accepted || n_modes == settings_.most_modes;
}

FrictionFit fit_friction(
    const StoppingNetwork& network,
    const StoppingData& data,
    double start,
    const FrictionFitSettings& settings) {
    FrictionDescent descent(network, data, start, settings);
    while (!descent.has_ended()) {
        descent.add_mode();
    }
    return descent.fit();
}

Eigen::VectorXd prior_widths(Index n_modes, double width) {
    require(n_modes >= 1, "n_modes", "must be positive, got {}", n_modes);
    require(
        std::isfinite(width) && width > 0.0, "prior", "must have a positive width, got {}", width);
    Eigen::VectorXd widths(n_modes);
    for (Index k = 0; k < n_modes; ++k) {
        widths(k) = width / square(static_cast<double>(1 + k));
    }
    return widths;
}

Eigen::VectorXd FrictionPosterior::band(const LinearMetric& family) const {
    const Eigen::MatrixXd spread = family.basis() * sensitivity.covariance();
    return spread.cwiseProduct(family.basis()).rowwise().sum().cwiseMax(0.0).cwiseSqrt();
}

std::optional<FrictionPosterior> friction_posterior(
    const StoppingNetwork& network,
    const StoppingData& data,
    const Eigen::VectorXd& start,
    const Eigen::VectorXd& widths) {
    const Index n_modes = widths.size();
    const Index n_data = data.position.size();
    require(start.size() <= n_modes, "start", "must have at most {} modes", n_modes);
    const LinearMetric family =
        chebyshev_friction(network.times(), n_modes, network.system().duration);
    const auto misfit = [&](const Eigen::VectorXd& c) {
        Residuals r = stopping_residuals(network, family, data, c);
        r.value.conservativeResize(n_data + n_modes);
        r.value.tail(n_modes) = c.cwiseQuotient(widths);
        r.jacobian.conservativeResize(n_data + n_modes, n_modes);
        r.jacobian.bottomRows(n_modes) = widths.cwiseInverse().asDiagonal();
        return r;
    };
    Eigen::VectorXd c = start;
    c.conservativeResizeLike(Eigen::VectorXd::Zero(n_modes));
    if (!is_finite(misfit(c))) {
        return std::nullopt;
    }
    const LeastSquaresMinimum minimum = minimise_squares(misfit, c);
    if (!is_finite(minimum.residuals)) {
        return std::nullopt;
    }
    Residuals residuals{
        minimum.residuals.value.head(n_data), minimum.residuals.jacobian.topRows(n_data)};
    Sensitivity sensitivity(residuals.jacobian, widths);
    return FrictionPosterior{
        minimum.parameters,
        std::move(residuals),
        std::move(sensitivity),
        minimum.sum_of_squares(),
        minimum.converged};
}

}  // namespace feynet
