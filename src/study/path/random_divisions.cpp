#include "random_divisions.hpp"

#include "claims.hpp"
#include "feynet/core/random.hpp"
#include "feynet/statistics/power_law.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_study.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// N intervals of random lengths, of which one ends at T/2.
TimeDivision random_division(
    const TimeDivisionSettings& settings, Index n_intervals, const Stream& stream) {
    Block uniforms(lanes, n_intervals - 1);
    fill_uniforms(stream, Purpose::Start, uniforms);
    Eigen::ArrayXd times(n_intervals + 1);
    times[0] = 0.0;
    times.segment(1, n_intervals - 1) = settings.duration * uniforms.row(0).transpose();
    times[1] = 0.5 * settings.duration;
    times[n_intervals] = settings.duration;
    std::sort(times.begin(), times.end());
    return {times, settings.boundary, settings.x_initial, settings.x_final};
}

/// The root mean square over random divisions of the distance of ⟨x²⟩ at T/2 from continuous time.
double distance(
    const OscillatorSettings& system,
    const TimeDivisionSettings& settings,
    LinkRule rule,
    Index n_intervals) {
    constexpr std::uint32_t n_divisions = 64;
    const TimeDivision halves = TimeDivision::uniform(
        settings.duration, 2, settings.boundary, settings.x_initial, settings.x_final);
    const double exact = DivisionOscillator(halves, LinkRule::Exact, system.mass, system.frequency)
                             .correlation(1, 1);
    double sum = 0.0;
    for (std::uint32_t i = 0; i < n_divisions; ++i) {
        const TimeDivision division =
            random_division(settings, n_intervals, {.seed = 1, .trajectory = i});
        const auto middle =
            std::find(division.times().begin(), division.times().end(), 0.5 * settings.duration);
        const Index node = middle - division.times().begin();
        const double deviation = DivisionOscillator(division, rule, system.mass, system.frequency)
                                     .correlation(node, node) -
                                 exact;
        sum += deviation * deviation / n_divisions;
    }
    return std::sqrt(sum);
}

}  // namespace

Figure random_divisions(const OscillatorSettings& system, const TimeDivisionSettings& settings) {
    constexpr double rounding = 1e-17;
    Figure figure{
        .name = "random_divisions",
        .title = "Random divisions of time, without Monte Carlo",
        .caption =
            "Distance of ⟨x²⟩ at T/2 from continuous time, root mean square over 64 sets of "
            "sorted uniform kinks: rounding with exact links, O(d²) with trapezoid links.",
        .x = {.label = "mean interval d", .scale = AxisScale::Logarithmic},
        .y = {.label = "distance", .scale = AxisScale::Logarithmic}};
    for (const LinkRule rule : {LinkRule::Exact, LinkRule::Trapezoid}) {
        FigureSeries series{.label = fmt::format("{} links", word(rule))};
        for (Index n = 16; n <= 1024; n *= 2) {
            series.points.push_back(figure_point(
                settings.duration / static_cast<double>(n),
                std::max(rounding, distance(system, settings, rule, n))));
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

NetworkRun judge_random_divisions(const OscillatorSettings& system, const Figure& figure) {
    NetworkRun run{.network = "random divisions"};
    Claims claims(run);
    double worst = 0.0;
    for (const FigurePoint& point : figure.series[0].points) {
        worst = std::max(worst, point.value);
    }
    claims.hold(worst < 1e-12, fmt::format("exact links depend on the division by {:.2g}", worst));
    if (system.frequency > 0.0) {
        std::vector<double> d;
        std::vector<double> error;
        for (const FigurePoint& point : figure.series[1].points) {
            d.push_back(point.x);
            error.push_back(point.value);
        }
        const double order = fit_power_law(std::span(d).last(3), std::span(error).last(3)).exponent;
        run.observables.push_back(
            exact_observable("trapezoid_order", "order of trapezoid links", 2.0));
        run.observables.back().value = order;
        claims.hold(
            std::abs(order - 2.0) < 0.15,
            fmt::format("trapezoid links converge with order {:.2f}", order));
    }
    return run;
}

}  // namespace feynet
