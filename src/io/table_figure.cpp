#include "feynet/io/notation.hpp"
#include "feynet/io/plain_text.hpp"
#include "table_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {

namespace {

constexpr std::size_t most_points = 12;
constexpr std::size_t most_listed = 4;  ///< series of a figure with all their points

bool has_exact(const FigureSeries& series) {
    return std::any_of(series.points.begin(), series.points.end(), [](const FigurePoint& point) {
        return point.exact.has_value();
    });
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = display_width(text);
    return (used < width ? std::string(width - used, ' ') : std::string()) + text;
}

/// Two columns as wide as their headings ask for, and two of numbers.
struct Columns {
    std::size_t x;
    std::size_t value;

    std::string line(
        const std::string& at,
        const std::string& measured,
        const std::string& exact,
        const std::string& pull) const {
        const std::string text =
            padded(at, x) + padded(measured, value) + padded(exact, 15) + padded(pull, 8);
        return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
    }
};

Columns columns_of(const Figure& figure) {
    constexpr std::size_t gap = 2;
    return {
        .x = std::max<std::size_t>(12, display_width(one_line(figure.x.label)) + gap),
        .value = std::max<std::size_t>(21, display_width(one_line(figure.y.label)) + gap)};
}

/// "momentum: 5 points together, p = 0.21".
std::string test_line(const FigureSeries& series) {
    std::string text = "  " + one_line(series.label);
    if (series.test.dof > 0) {
        text += fmt::format(": {} points together, p = {:.2g}", series.test.dof, series.test.p);
    }
    return text + "\n";
}

std::string heading(const Figure& figure, const FigureSeries& series) {
    const bool compared = has_exact(series);
    return test_line(series) + columns_of(figure).line(
                                   one_line(figure.x.label),
                                   one_line(figure.y.label),
                                   compared ? "exact" : "",
                                   compared ? "pull" : "");
}

std::string row(const FigurePoint& point, bool compared, const Columns& columns) {
    return columns.line(
        fmt::format("{:.4g}", point.x),
        value_with_error(point.value, point.error),
        compared ? significant(point.exact, 7) : "",
        compared ? signed_pull(point.pull) : "");
}

std::string series_rows(const FigureSeries& series, const Columns& columns) {
    const std::size_t n = series.points.size();
    const std::size_t stride = std::max<std::size_t>(1, (n + most_points - 1) / most_points);
    const bool compared = has_exact(series);
    std::string text;
    for (std::size_t i = 0; i < n; i += stride) {
        text += row(series.points[i], compared, columns);
    }
    if (stride > 1) {
        text += fmt::format("  … one in {} of {} points\n", stride, n);
    }
    return text;
}

std::string all_points(const Figure& figure) {
    std::string text;
    for (std::size_t i = 0; i < std::min(most_listed, figure.series.size()); ++i) {
        const FigureSeries& series = figure.series[i];
        text += heading(figure, series) + series_rows(series, columns_of(figure));
    }
    if (figure.series.size() > most_listed) {
        text +=
            fmt::format("  … {} more in {}.csv\n", figure.series.size() - most_listed, figure.name);
    }
    return text;
}

std::string tests_alone(const Figure& figure) {
    std::string text;
    for (const FigureSeries& series : figure.series) {
        if (series.test.dof > 0) {
            text += test_line(series);
        }
    }
    return text;
}

}  // namespace

std::string figure_tables(const Summary& summary, TableColour colour) {
    std::string text;
    for (const Figure& figure : summary.figures) {
        const std::string rows = figure.is_detail ? tests_alone(figure) : all_points(figure);
        if (!rows.empty()) {
            text += styled({figure.title, "1"}, colour) + "\n" + rows + "\n";
        }
    }
    return text;
}

}  // namespace feynet
