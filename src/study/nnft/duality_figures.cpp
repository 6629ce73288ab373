#include "feynet/study/nnft/duality_figures.hpp"

#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace feynet {
namespace {

/// "correlator_lambda_0_1".
std::string file_name(std::string_view what, double coupling) {
    std::string name = fmt::format("{}_lambda_{:g}", what, coupling);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '.' || c == '-'; }, '_');
    return name;
}

/// "oscillator" or "anharmonic oscillator, λ = 1".
std::string system_name(double coupling) {
    return coupling == 0.0 ? "oscillator"
                           : fmt::format("anharmonic oscillator, {}", coupling_label(coupling));
}

/// "path integral, cosine", "random frequencies, N = 8".
std::string short_label(std::string_view kind, const NetworkRun& run) {
    const std::size_t comma = run.network.find(", ");
    return fmt::format("{}, {}", kind, run.network.substr(comma + 2));
}

/// Calls use(label, run) for every network of a part, in the order of the table.
template <typename Use>
void for_each_network(const DualityPart& part, Use use) {
    for (const NetworkRun& run : part.paths) {
        use(short_label("path integral", run), run);
    }
    for (const NetworkRun& run : part.widths) {
        use(short_label("NNFT", run), run);
    }
    for (const NetworkRun& run : part.limits) {
        use(short_label("NNFT", run), run);
    }
}

double percent(double ratio) {
    return 100.0 * (ratio - 1.0);
}

/// ⟨x²⟩ of some networks in percent of the exact one.
FigureSeries relative_square(
    std::string label, double exact, std::span<const NetworkRun> runs, auto inverse_width) {
    FigureSeries series{.label = std::move(label), .points = {}, .test = {}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const ObservableResult* number = find_observable(runs[i], "x2");
        if (number != nullptr && number->error) {
            series.points.push_back(figure_point(
                inverse_width(i), percent(number->value / exact), 100.0 * *number->error / exact));
        }
    }
    return series;
}

/// The exact G(t) as far as any network of a figure has points.
FigureCurve exact_curve(const DualityPart& part, const Figure& figure) {
    FigureCurve curve{.label = "exact"};
    std::size_t n_points = 0;
    for (const FigureSeries& series : figure.series) {
        n_points = std::max(n_points, series.points.size());
    }
    for (std::size_t k = 0; k < n_points; ++k) {
        curve.x.push_back(part.exact.spacing * static_cast<double>(k));
        curve.y.push_back(part.exact.correlator[k]);
    }
    return curve;
}

FigureCurve width_curve(const DualityPlan& plan, const DualityPart& part, const WidthLimit& limit) {
    constexpr int n_points = 41;
    const double last = 1.0 / static_cast<double>(plan.duality.widths.front());
    FigureCurve curve{.label = fmt::format("{}, fit", coupling_label(part.exact.coupling))};
    for (int i = 0; i < n_points; ++i) {
        const double x = last * i / (n_points - 1);
        curve.x.push_back(x);
        curve.y.push_back(percent(limit.at(x) / part.exact.x2));
    }
    return curve;
}

/// p_k = 2πk/(n a).
double frequency_at(const DualityPlan& plan, std::size_t k) {
    return 2.0 * std::numbers::pi * static_cast<double>(k) /
           (static_cast<double>(plan.time.n_slices) * plan.time.spacing);
}

}  // namespace

Figure correlator_figure(const DualityPart& part) {
    constexpr double least_signal = 3.0;
    const double coupling = part.exact.coupling;
    Figure figure{
        .name = file_name("correlator", coupling),
        .title = fmt::format("The correlator of the {}", system_name(coupling)),
        .caption =
            "G(t) = ⟨x(0) x(t)⟩ of networks that sample the path integral (fixed frequencies, "
            "learned weights) and of random networks with N neurons (NNFT: random frequencies), on "
            "the same lattice; the line is exact. Points end where noise begins.",
        .x = {.label = "imaginary time t"},
        .y = {.label = "G(t)", .scale = AxisScale::Logarithmic}};
    figure.caption +=
        coupling == 0.0
            ? " Without a coupling random networks have the exact correlator at every width."
            : " With a coupling they have it for N → ∞ alone; pulls beyond ±5 stand at the edge.";
    figure.is_detail = true;
    for_each_network(part, [&](std::string label, const NetworkRun& run) {
        FigureSeries series{.label = std::move(label), .points = {}, .test = run.chi2};
        for (const CurvePoint& point : run.correlator) {
            if (!(point.value > least_signal * point.error.value_or(0.0))) {
                break;
            }
            series.points.push_back(
                figure_point(point.time, point.value, point.error, point.exact));
        }
        figure.series.push_back(std::move(series));
    });
    figure.exact.push_back(exact_curve(part, figure));
    return figure;
}

Figure deviation_figure(const DualityPart& part) {
    constexpr double largest_error = 3.0;  // per cent
    Figure figure{
        .name = file_name("deviation", part.exact.coupling),
        .title = fmt::format("How far from exact: {}", system_name(part.exact.coupling)),
        .caption =
            "The distance of every correlator from the exact one; networks of one lag are drawn "
            "side by side. Random networks approach the line as N grows, and their fit to N → ∞ "
            "lies on it.",
        .x = {.label = "imaginary time t"},
        .y = {.label = "G(t)/exact − 1 in %"}};
    figure.is_detail = true;
    const auto n = static_cast<double>(part.paths.size() + part.widths.size() + 1);
    double last = 0.0;
    for_each_network(part, [&](std::string label, const NetworkRun& run) {
        FigureSeries series{.label = std::move(label), .points = {}, .test = {}};
        const double place = static_cast<double>(figure.series.size()) / n - 0.5;
        for (const CurvePoint& point : run.correlator) {
            const double error = 100.0 * point.error.value_or(HUGE_VAL) / *point.exact;
            if (!(error < largest_error)) {
                break;
            }
            last = point.time + 0.5 * part.exact.spacing;
            const double x = point.time + 0.6 * place * part.exact.spacing;
            series.points.push_back(figure_point(x, percent(point.value / *point.exact), error));
        }
        figure.series.push_back(std::move(series));
    });
    figure.exact.push_back({.label = "exact", .x = {0.0, last}, .y = {0.0, 0.0}});
    return figure;
}

Figure width_figure(const DualityPlan& plan, std::span<const DualityPart> parts) {
    Figure figure{
        .name = "widths",
        .title = "From random networks of N neurons to the path integral",
        .caption =
            "⟨x²⟩ against 1/N, in percent of the exact value. Without a coupling the width does "
            "not show. With one, neurons that feel each other through exp(−λ∫φ⁴) become the path "
            "integral for N → ∞: at 1/N = 0 their fit c₀ + c₁/N + c₂/N² (line) meets the exact "
            "value and the networks that sample the path integral.",
        .x = {.label = "1/N"},
        .y = {.label = "⟨x²⟩/exact − 1 in %"}};
    const double last = 1.0 / static_cast<double>(plan.duality.widths.front());
    figure.exact.push_back({.label = "exact", .x = {0.0, last}, .y = {0.0, 0.0}});
    const auto at_limit = [](std::size_t) { return 0.0; };
    const auto at_width = [&](std::size_t i) {
        return 1.0 / static_cast<double>(plan.duality.widths[i]);
    };
    for (const DualityPart& part : parts) {
        const std::string label = coupling_label(part.exact.coupling);
        const double exact = part.exact.x2;
        figure.series.push_back(relative_square(label + ", NNFT", exact, part.widths, at_width));
        figure.series.push_back(relative_square(label + ", N → ∞", exact, part.limits, at_limit));
        figure.series.push_back(
            relative_square(label + ", path integral", exact, part.paths, at_limit));
        const std::vector<WidthPoint> points = width_points(plan, part.widths, "x2");
        if (part.exact.coupling > 0.0 && !part.limits.empty() &&
            points.size() == part.widths.size()) {
            figure.exact.push_back(width_curve(plan, part, limit_of_widths(points)));
        }
    }
    return figure;
}

Figure spectrum_figure(const DualityPlan& plan, const DualityPart& part) {
    const double coupling = part.exact.coupling;
    Figure figure{
        .name = file_name("spectrum", coupling),
        .title = fmt::format("Where the frequencies are: {}", system_name(coupling)),
        .caption =
            "The correlator is a sum over frequencies, G(t) = (1/n) Σ S(p) cos(pt). A cosine "
            "network that samples the path integral has every frequency once and learns how large "
            "its weight is: S(p) is the variance of that weight. NNFT draws frequencies at random, "
            "all with one amplitude, and has them as often as they are needed: S(p) is their "
            "histogram times the squared amplitude.",
        .x = {.label = "frequency p"},
        .y = {.label = "S(p)", .scale = AxisScale::Logarithmic}};
    figure.caption +=
        coupling == 0.0
            ? " Both are the lattice propagator (line): one integral ∫ dp cos(pt)/(p² + ω²), on a "
              "grid and by Monte Carlo."
            : " With a coupling the weights learn the exact spectrum (line). The frequencies of "
              "wide networks stay where they were drawn: the interaction is in how neurons "
              "interfere, which lowers the power of the whole network to the line.";
    figure.is_detail = true;
    figure.series = part.spectrum;
    FigureCurve exact{.label = "exact"};
    for (std::size_t k = 0; k < part.exact.spectrum.size(); ++k) {
        exact.x.push_back(frequency_at(plan, k));
        exact.y.push_back(part.exact.spectrum[k]);
    }
    figure.exact.push_back(std::move(exact));
    return figure;
}

FigureSeries measured_spectrum(
    const DualityPlan& plan,
    const DualityExact& exact,
    std::string label,
    const VectorSeries& correlator) {
    FigureSeries series{.label = std::move(label), .points = {}, .test = {}};
    const std::vector<GammaResult> weights = spectral_weights(correlator, plan.time.n_slices);
    for (std::size_t k = 0; k < weights.size(); ++k) {
        series.points.push_back(figure_point(
            frequency_at(plan, k), weights[k].mean, weights[k].error, exact.spectrum[k]));
    }
    return series;
}

FigureSeries frequency_histogram(
    const DualityPlan& plan, const DualityExact& exact, const DualityRecord& record) {
    FigureSeries series{
        .label = fmt::format("random frequencies, N = {}", record.width), .points = {}, .test = {}};
    const std::vector<GammaResult> counts = gamma_method(record.frequencies());
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const auto known =
            record.coupling == 0.0 ? std::optional<double>(exact.spectrum[k]) : std::nullopt;
        series.points.push_back(
            figure_point(frequency_at(plan, k), counts[k].mean, counts[k].error, known));
    }
    return series;
}

}  // namespace feynet
