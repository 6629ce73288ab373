#include "feynet/io/notation.hpp"
#include "feynet/io/plain_text.hpp"
#include "table_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {

namespace {

constexpr std::size_t most_points = 12;
using Row = std::array<std::string, 4>;

/// The point's x, value with error, exact value and pull.
Row row_of(const FigurePoint& point) {
    return {
        fmt::format("{:.4g}", point.x),
        value_with_error(point.value, point.error),
        significant(point.exact, 7),
        signed_pull(point.pull)};
}

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = display_width(text);
    return (used < width ? std::string(width - used, ' ') : std::string()) + text;
}

std::string heading(const Figure& figure, const FigureSeries& series) {
    std::string text = "  " + one_line(series.label);
    if (series.test.dof > 0) {
        text += fmt::format(
            "   χ²-type test of {} points together: p = {:.2g}", series.test.dof, series.test.p);
    }
    return text + fmt::format("   ({} against {})\n", figure.y.label, figure.x.label);
}

std::string series_rows(const FigureSeries& series) {
    const std::size_t stride = (series.points.size() + most_points - 1) / most_points;
    std::string text;
    for (std::size_t i = 0; i < series.points.size(); i += std::max<std::size_t>(1, stride)) {
        const Row row = row_of(series.points[i]);
        text += fmt::format(
            "  {} {} {} {}\n",
            padded(row[0], 10),
            padded(row[1], 20),
            padded(row[2], 14),
            padded(row[3], 7));
    }
    if (stride > 1) {
        text += fmt::format("  … every {}th of {} points shown\n", stride, series.points.size());
    }
    return text;
}

}  // namespace

std::string figure_tables(const Summary& summary, TableColour colour) {
    std::string text;
    for (const Figure& figure : summary.figures) {
        text += styled({figure.title, "1"}, colour) + "\n";
        for (const FigureSeries& series : figure.series) {
            text += heading(figure, series) + series_rows(series);
        }
        text += "\n";
    }
    return text;
}

}  // namespace feynet
