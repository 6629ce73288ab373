#include "sweep_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace feynet {
namespace {

constexpr std::size_t most_lines = 10;
constexpr std::size_t most_figures = 24;  ///< what a page carries

/// Where the keys of an axis begin among all keys, and of what kind its first one is.
struct AxisView {
    std::size_t first_key = 0;
    const SweepAxis& axis;

    const std::string& key() const { return axis.keys.front(); }

    std::vector<double> numbers() const {
        std::vector<double> numbers;
        for (const TomlValue::List& step : axis.values) {
            numbers.push_back(number_or_nan(step.front()));
        }
        return numbers;
    }
};

bool is_all_numbers(const std::vector<double>& numbers) {
    return numbers.size() >= 2 &&
           std::all_of(numbers.begin(), numbers.end(), [](double x) { return std::isfinite(x); });
}

/// A range over more than a decade and a half is shown on a logarithmic axis.
AxisScale scale_for(const std::vector<double>& numbers) {
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    constexpr double wide = 30.0;
    return *least > 0.0 && *most > wide * *least ? AxisScale::Logarithmic : AxisScale::Linear;
}

/// "relu, time.spacing = 0.1": what a line has besides its place on the axis.
std::string line_label(
    const SweepPlan& plan,
    const SweepPoint& point,
    const AxisView& across,
    const std::string& network) {
    std::string label = network;
    const std::vector<std::string> keys = plan.keys();
    for (std::size_t k = 0; k < keys.size(); ++k) {
        if (k < across.first_key || k >= across.first_key + across.axis.keys.size()) {
            label += fmt::format(", {} = {}", keys[k], short_value(point.values[k]));
        }
    }
    return label;
}

FigureSeries& series_of(Figure& figure, const std::string& label) {
    const auto found =
        std::find_if(figure.series.begin(), figure.series.end(), [&](const FigureSeries& series) {
            return series.label == label;
        });
    if (found != figure.series.end()) {
        return *found;
    }
    figure.series.push_back({.label = label, .points = {}, .test = {}});
    return figure.series.back();
}

void add_to_figure(
    const SweepPlan& plan,
    const SweepPoint& point,
    const AxisView& across,
    Figure& figure,
    const std::string& observable) {
    for (const NetworkRun& run : point.summary.runs) {
        const ObservableResult* const result = find_observable(run, observable);
        if (result != nullptr && std::isfinite(result->value)) {
            series_of(figure, line_label(plan, point, across, run.network))
                .points.push_back(figure_point(
                    number_or_nan(point.values[across.first_key]),
                    result->value,
                    result->error,
                    result->exact));
        }
    }
}

std::string plain_name(std::string text) {
    std::replace_if(
        text.begin(),
        text.end(),
        [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; },
        '_');
    return text;
}

Figure figure_across(
    const SweepPlan& plan,
    const std::vector<SweepPoint>& points,
    const AxisView& across,
    const std::string& observable) {
    const std::string formula = formula_of(points, observable);
    Figure figure{
        .name = plain_name(observable + "_" + across.key()),
        .title = fmt::format("{} against {}", formula, across.key()),
        .caption = "One point for each run, with its standard error; lines are exact values.",
        .x = {.label = across.key(), .scale = scale_for(across.numbers())},
        .y = {.label = formula},
        .is_detail = true};
    for (const SweepPoint& point : points) {
        add_to_figure(plan, point, across, figure, observable);
    }
    if (figure.series.size() > most_lines) {
        figure.caption += fmt::format(
            " The first {} of {} lines; table.csv has all.", most_lines, figure.series.size());
        figure.series.resize(most_lines);
    }
    return figure;
}

std::vector<std::string> observables_in(const std::vector<SweepPoint>& points) {
    std::vector<std::string> names;
    for (const SweepPoint& point : points) {
        for (const NetworkRun& run : point.summary.runs) {
            for (const ObservableResult& result : run.observables) {
                if (std::find(names.begin(), names.end(), result.name) == names.end()) {
                    names.push_back(result.name);
                }
            }
        }
    }
    return names;
}

}  // namespace

double number_or_nan(const TomlValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value.value)) {
        return static_cast<double>(*whole);
    }
    const auto* number = std::get_if<double>(&value.value);
    return number != nullptr ? *number : std::numeric_limits<double>::quiet_NaN();
}

std::string short_value(const TomlValue& value) {
    const double number = number_or_nan(value);
    return std::isfinite(number) ? fmt::format("{:.6g}", number) : shown(value);
}

std::string formula_of(const std::vector<SweepPoint>& points, const std::string& observable) {
    std::string formula;
    for (const SweepPoint& point : points) {
        for (const NetworkRun& run : point.summary.runs) {
            const ObservableResult* const result = find_observable(run, observable);
            if (result == nullptr) {
                continue;
            }
            if (result->formula.empty() || (!formula.empty() && formula != result->formula)) {
                return observable;
            }
            formula = result->formula;
        }
    }
    return formula.empty() ? observable : formula;
}

std::vector<Figure> sweep_figures(const SweepPlan& plan, const std::vector<SweepPoint>& points) {
    std::vector<Figure> figures;
    const std::vector<std::string> observables = observables_in(points);
    std::size_t first_key = 0;
    for (const SweepAxis& axis : plan.axes()) {
        const AxisView across{first_key, axis};
        if (is_all_numbers(across.numbers())) {
            for (const std::string& observable : observables) {
                if (figures.size() < most_figures) {
                    figures.push_back(figure_across(plan, points, across, observable));
                }
            }
        }
        first_key += axis.keys.size();
    }
    return figures;
}

}  // namespace feynet
