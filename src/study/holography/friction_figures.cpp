#include "feynet/study/holography/friction_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace feynet {
namespace {

std::vector<double> numbers(const Eigen::VectorXd& values) {
    return {values.begin(), values.end()};
}

Figure friction_figure(const FrictionSettings& settings, const FrictionOutcome& outcome) {
    Figure figure{
        .name = "friction",
        .title = "The friction",
        .caption =
            "h(t) of the posterior, with the band that data and prior leave. Near T, where ẋ → 0, "
            "the data say nothing and the band is that of the prior.",
        .x = {.label = "time t"},
        .y = {.label = "h(t)"},
        .is_detail = true};
    const Eigen::VectorXd times = Eigen::VectorXd::LinSpaced(41, 0.0, settings.body.duration);
    const Eigen::VectorXd h = outcome.friction_at(times);
    const Eigen::VectorXd band = outcome.band_at(times);
    const Eigen::VectorXd truth =
        settings.has_truth() ? settings.true_friction(times) : Eigen::VectorXd();
    FigureSeries series{.label = "posterior"};
    for (Index n = 0; n < times.size(); ++n) {
        const std::optional<double> exact =
            truth.size() > 0 ? std::optional(truth(n)) : std::nullopt;
        series.points.push_back(figure_point(times(n), h(n), band(n), exact));
    }
    figure.series.push_back(std::move(series));
    const Eigen::VectorXd fine = Eigen::VectorXd::LinSpaced(201, 0.0, settings.body.duration);
    if (settings.has_truth()) {
        figure.exact.push_back({"true h", numbers(fine), numbers(settings.true_friction(fine))});
    }
    const FrictionFit& best = outcome.fits.front();
    figure.exact.push_back(
        {fmt::format("fit, K = {}", best.parameters.size()),
         numbers(fine),
         numbers(outcome.fit_at(best, fine))});
    return figure;
}

Figure stop_figure(const FrictionSettings& settings, const FrictionOutcome& outcome) {
    Figure figure{
        .name = "stop_curve",
        .title = "The starts that stop",
        .caption =
            "Phase space at t = 0: the starts that were seen to stop at T, and the curve on which "
            "the friction found lets a body stop.",
        .x = {.label = "x(0)"},
        .y = {.label = "ẋ(0)"},
        .is_detail = true};
    FigureSeries series{.label = "seen to stop"};
    for (Index n = 0; n < outcome.data.position.size(); ++n) {
        series.points.push_back(figure_point(
            outcome.data.position(n), outcome.data.velocity(n), outcome.data.velocity_error(n)));
    }
    figure.series.push_back(std::move(series));
    const StopCurve curve = stop_curve(
        outcome.network,
        outcome.friction_at(outcome.network.times()),
        {1.05 * std::max(settings.data.position, outcome.data.position.cwiseAbs().maxCoeff()),
         1.05 * std::max(settings.data.velocity, outcome.data.velocity.cwiseAbs().maxCoeff())},
        200);
    figure.exact.push_back({"stops, by h found", numbers(curve.position), numbers(curve.velocity)});
    return figure;
}

Figure motion_figure(const FrictionSettings& settings, const FrictionOutcome& outcome) {
    Figure figure{
        .name = "motions",
        .title = "Motions that stop",
        .caption = "ẋ(t) of a few starts under the friction found: all of them come to rest at T.",
        .x = {.label = "time t"},
        .y = {.label = "ẋ(t)"},
        .is_detail = true};
    Lanes position;
    Lanes velocity;
    const Index n = outcome.data.position.size();
    for (int lane = 0; lane < lanes; ++lane) {
        const Index i = n < 2 ? 0 : lane * (n - 1) / (lanes - 1);
        position[lane] = outcome.data.position(i);
        velocity[lane] = outcome.data.velocity(i);
    }
    const Motions motions =
        outcome.network.propagate(outcome.friction_at(outcome.network.times()), position, velocity);
    const Eigen::VectorXd times =
        Eigen::VectorXd::LinSpaced(motions.velocity.cols(), 0.0, settings.body.duration);
    FigureSeries stops{.label = "at 0 and T"};
    for (int lane = 0; lane < lanes; ++lane) {
        const Eigen::VectorXd path = motions.velocity.row(lane).matrix().transpose();
        figure.exact.push_back({lane == 0 ? "motions" : "", numbers(times), numbers(path)});
        stops.points.push_back(figure_point(0.0, path(0)));
        stops.points.push_back(figure_point(settings.body.duration, path(path.size() - 1)));
    }
    figure.series.push_back(std::move(stops));
    return figure;
}

Figure spectrum_figure(const FrictionOutcome& outcome) {
    Figure figure{
        .name = "spectrum",
        .title = "What the data determine",
        .caption =
            "Singular values of the data in units of the prior: above 1 the data decide, below "
            "it the prior does.",
        .x = {.label = "direction of h"},
        .y = {.label = "singular value", .scale = AxisScale::Logarithmic}};
    FigureSeries series{.label = "data / prior"};
    const Eigen::VectorXd& values = outcome.posterior.sensitivity.singular_values();
    for (Index k = 0; k < values.size(); ++k) {
        if (values(k) > 1e-16 * values(0)) {
            series.points.push_back(figure_point(static_cast<double>(k + 1), values(k)));
        }
    }
    figure.series.push_back(std::move(series));
    figure.exact.push_back({"prior", {1.0, static_cast<double>(values.size())}, {1.0, 1.0}});
    return figure;
}

Figure residual_figure(const FrictionOutcome& outcome) {
    Figure figure{
        .name = "residuals",
        .title = "Residuals",
        .caption = "Distance of every start from the curve of those that stop, in its errors.",
        .x = {.label = "x(0)"},
        .y = {.label = "distance/error"},
        .is_detail = true};
    FigureSeries series{.label = "posterior"};
    for (Index n = 0; n < outcome.data.position.size(); ++n) {
        series.points.push_back(
            figure_point(outcome.data.position(n), outcome.posterior.residuals.value(n), 1.0));
    }
    figure.series.push_back(std::move(series));
    return figure;
}

}  // namespace

Eigen::VectorXd FrictionOutcome::friction_at(const Eigen::VectorXd& times) const {
    return chebyshev_friction(times, posterior.parameters.size(), network.system().duration)
        .values(posterior.parameters);
}

Eigen::VectorXd FrictionOutcome::fit_at(
    const FrictionFit& fit, const Eigen::VectorXd& times) const {
    return chebyshev_friction(times, fit.parameters.size(), network.system().duration)
        .values(fit.parameters);
}

Eigen::VectorXd FrictionOutcome::band_at(const Eigen::VectorXd& times) const {
    return posterior.band(
        chebyshev_friction(times, posterior.parameters.size(), network.system().duration));
}

std::vector<Figure> friction_figures(
    const FrictionSettings& settings, const FrictionOutcome& outcome) {
    return {
        friction_figure(settings, outcome),
        stop_figure(settings, outcome),
        motion_figure(settings, outcome),
        spectrum_figure(outcome),
        residual_figure(outcome)};
}

}  // namespace feynet
