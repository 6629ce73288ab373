#include "feynet/study/path/approximation_study.hpp"

#include "claims.hpp"
#include "feynet/network/best_network.hpp"
#include "feynet/statistics/power_law.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_study.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// Below this an error is rounding.
constexpr double least_error = 1e-13;

Summary empty_summary(const std::string& title, const ApproximationSettings& settings) {
    return {
        .title = title,
        .theory = "the best network in L² for a given path, x(t) = b + Σₙ wₙ σ(t − tₙ)",
        .lattice = fmt::format(
            "fixed, equally spaced biases; widths {} … {}, {} samples",
            settings.widths.front(),
            settings.widths.back(),
            settings.samples),
        .verdict = "exact"};
}

std::string slope_name(PathClass path) {
    return fmt::format("slope_{}", word(path));
}

/// ln error falls as this times ln N over the three widest networks that are above rounding.
double slope_of(const FigureSeries& series) {
    std::vector<double> width;
    std::vector<double> error;
    for (const FigurePoint& point : series.points) {
        if (point.value > least_error) {
            width.push_back(point.x);
            error.push_back(point.value);
        }
    }
    const std::size_t skipped = width.size() > 3 ? width.size() - 3 : 0;
    return -fit_power_law(std::span(width).subspan(skipped), std::span(error).subspan(skipped))
                .exponent;
}

Figure figure_of(PathClass path) {
    return {
        .name = fmt::format("error_{}", word(path)),
        .title = fmt::format("How well networks approximate a {} path", word(path)),
        .caption =
            "L² error of the best network against its width; lines fall with the slope of "
            "theory.",
        .x = {.label = "width N", .scale = AxisScale::Logarithmic},
        .y = {.label = "error", .scale = AxisScale::Logarithmic}};
}

/// The power law of theory through the last point.
FigureCurve line_of_theory(const FigureSeries& series, double order) {
    const FigurePoint& last = series.points.back();
    FigureCurve line{.label = fmt::format("N^−{}", order)};
    for (const FigurePoint& point : series.points) {
        line.x.push_back(point.x);
        line.y.push_back(last.value * std::pow(point.x / last.x, -order));
    }
    return line;
}

/// The error of one network on one path for every width.
FigureSeries errors_of(const ApproximationSettings& settings, NetworkKind kind, PathClass path) {
    Eigen::ArrayXd samples(settings.samples + 1);
    for (Index j = 0; j <= settings.samples; ++j) {
        samples[j] =
            example_path(path, static_cast<double>(j) / static_cast<double>(settings.samples));
    }
    FigureSeries series{.label = std::string(word(kind))};
    for (const Index width : settings.widths) {
        const BestNetwork best = best_network(kind, width, samples, 1.0, settings.decay_frequency);
        series.points.push_back(figure_point(static_cast<double>(width), best.error));
    }
    return series;
}

/// The slope beside that of theory; without a power law it must be steeper than 4.
void judge_slope(
    const ApproximationSettings& settings,
    PathClass path,
    double slope,
    std::optional<double> order,
    Claims& claims) {
    if (order) {
        claims.hold(
            std::abs(slope - *order) <= settings.tolerance,
            fmt::format(
                "the slope on the {} path is {:.3f}, {} in theory", word(path), slope, *order));
    } else {
        constexpr double faster_than_any_here = 4.0;
        claims.hold(
            slope > faster_than_any_here,
            fmt::format("on the {} path the error does not fall exponentially", word(path)));
    }
}

/// One network on one path: a series of the figure, a slope of the run and the verdict on it.
void approximate(
    const ApproximationSettings& settings,
    NetworkKind kind,
    PathClass path,
    Figure& figure,
    NetworkRun& run) {
    FigureSeries series = errors_of(settings, kind, path);
    const double slope = slope_of(series);
    const std::optional<double> order = approximation_order(kind, path);
    Claims claims(run);
    judge_slope(settings, path, slope, order, claims);
    ObservableResult observable =
        exact_observable(slope_name(path), fmt::format("slope, {}", word(path)), 0.0);
    observable.value = slope;
    observable.exact = order;
    run.observables.push_back(std::move(observable));
    series.label += order ? fmt::format(": slope {:.3f}, {} in theory", slope, *order)
                          : std::string(": faster than any power");
    if (order) {
        figure.exact.push_back(line_of_theory(series, *order));
    }
    figure.series.push_back(std::move(series));
}

void check(const ApproximationSettings& settings) {
    require(settings.widths.size() >= 3, "widths", "must be at least three");
    require(
        settings.widths.front() >= 1 &&
            std::adjacent_find(
                settings.widths.begin(), settings.widths.end(), std::greater_equal<>()) ==
                settings.widths.end(),
        "widths",
        "must be positive and grow");
    constexpr Index most_samples = Index{1} << 22;
    require(
        settings.samples >= 16 * settings.widths.back() && settings.samples <= most_samples,
        "samples",
        "must be 16 times the largest width or more, {} at most, got {}",
        most_samples,
        settings.samples);
    require(
        std::find(settings.networks.begin(), settings.networks.end(), NetworkKind::Site) ==
            settings.networks.end(),
        "networks",
        "must have an activation (step, relu, cosine, decay), got site");
    require(
        std::isfinite(settings.decay_frequency) && settings.decay_frequency >= 0.0,
        "decay_frequency",
        "must not be negative, got {}",
        settings.decay_frequency);
    require(settings.tolerance > 0.0, "tolerance", "must be positive, got {}", settings.tolerance);
}

}  // namespace

std::unique_ptr<Study> read_approximation_study(RunFile& file) {
    HeaderSettings header{.title = "Universal approximation"};
    ApproximationSettings settings;
    file.read("", header);
    file.read("study", settings);
    file.reject_unread();
    file.locate([&] { check(settings); }, "study");
    return std::make_unique<ApproximationStudy>(header, settings);
}

StudyResult ApproximationStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_summary(header_.title, settings_), .samples = {}};
    Summary& summary = result.summary;
    for (const PathClass path : settings_.paths) {
        summary.figures.push_back(figure_of(path));
    }
    for (const NetworkKind kind : settings_.networks) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(kind));
        NetworkRun run{.network = std::string(word(kind))};
        for (std::size_t i = 0; i < settings_.paths.size(); ++i) {
            approximate(settings_, kind, settings_.paths[i], summary.figures[i], run);
        }
        hooks.part_ends(run);
        summary.runs.push_back(std::move(run));
    }
    conclude(
        summary,
        settings_.networks.size(),
        "every error falls with the slope of theory, or faster than any power where it has none.");
    return result;
}

Summary ApproximationStudy::exact() const {
    Summary summary = empty_summary(header_.title, settings_);
    NetworkRun run{.network = "exact", .verdict = "exact"};
    for (const NetworkKind kind : settings_.networks) {
        for (const PathClass path : settings_.paths) {
            run.observables.push_back(exact_observable(
                fmt::format("{}_{}", word(kind), word(path)),
                fmt::format("slope of {} on a {} path", word(kind), word(path)),
                approximation_order(kind, path).value_or(HUGE_VAL)));
        }
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

}  // namespace feynet
