#include "feynet/io/notation.hpp"
#include "field_cells.hpp"
#include "report_parts.hpp"
#include "svg_pen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

constexpr double map_width = 570.0;
constexpr double map_left = 86.0;
constexpr double map_head = 14.0;
constexpr double map_foot = 44.0;
constexpr double row_height = 30.0;

/// The ends of the values that are numbers; equal ends where there are none.
std::pair<double, double> map_ends(const std::vector<double>& values) {
    std::pair<double, double> ends{0.0, 0.0};
    bool first = true;
    for (const double value : values) {
        if (std::isfinite(value)) {
            ends.first = first ? value : std::min(ends.first, value);
            ends.second = first ? value : std::max(ends.second, value);
            first = false;
        }
    }
    return ends;
}

/// The colours of positive fields, from that of zero to the strongest.
constexpr int n_levels = n_field_levels / 2 + 1;

int map_level(double value, const std::pair<double, double>& ends) {
    const double share =
        ends.second > ends.first ? (value - ends.first) / (ends.second - ends.first) : 0.0;
    const int level = static_cast<int>(share * n_levels);
    return n_field_levels / 2 - std::clamp(level, 0, n_levels - 1);
}

Html map_words(double x, double y, const std::string& kind, std::string_view text) {
    return element(
        "text",
        {{"x", svg::coordinate(x)}, {"y", svg::coordinate(y)}, {"class", kind}},
        Html::text(text));
}

/// One coloured cell with its number, where that has room.
Html map_cell(double x, double y, double cell_width, double value, int level) {
    constexpr double narrowest = 44.0;
    const bool known = std::isfinite(value);
    Html drawn = empty_element(
        "rect",
        {{"class", "tip " + (known ? field_level_class(level) : std::string("hole"))},
         {"x", svg::coordinate(x)},
         {"y", svg::coordinate(y)},
         {"width", svg::coordinate(cell_width)},
         {"height", svg::coordinate(row_height)}});
    if (cell_width >= narrowest) {
        const bool strong = known && level < n_field_levels / 4 + 1;
        drawn += map_words(
            x + 0.5 * cell_width,
            y + 0.5 * row_height + 4.0,
            strong ? "middle on-strong" : "middle on-weak",
            significant(value, 4));
    }
    return drawn;
}

Html map_cells(const ValueMap& map, double cell_width) {
    const auto ends = map_ends(map.values);
    Html drawn;
    for (std::size_t i = 0; i < map.values.size(); ++i) {
        const std::size_t column = i % map.columns.size();
        const std::size_t row = map.rows.size() - 1 - i / map.columns.size();
        drawn += map_cell(
            map_left + cell_width * static_cast<double>(column),
            map_head + row_height * static_cast<double>(row),
            cell_width,
            map.values[i],
            map_level(map.values[i], ends));
    }
    return drawn;
}

Html map_axes(const ValueMap& map, double cell_width) {
    const double bottom = map_head + row_height * static_cast<double>(map.rows.size());
    const std::size_t stride = 1 + static_cast<std::size_t>(50.0 / cell_width);
    Html drawn;
    for (std::size_t i = 0; i < map.columns.size(); i += stride) {
        const double x = map_left + cell_width * (static_cast<double>(i) + 0.5);
        drawn += map_words(x, bottom + 16.0, "tick", map.columns[i]);
    }
    for (std::size_t i = 0; i < map.rows.size(); ++i) {
        const double y = bottom - row_height * (static_cast<double>(i) + 0.5);
        drawn += map_words(map_left - 8.0, y + 4.0, "tick left", map.rows[i]);
    }
    drawn += map_words(map_width, bottom + 35.0, "label right", map.across);
    return drawn + map_words(0.0, map_head - 4.0, "label", map.upwards);
}

Html one_map(const ValueMap& map) {
    if (map.values.empty() || map.columns.size() * map.rows.size() != map.values.size()) {
        return {};
    }
    const double cell_width = (map_width - map_left) / static_cast<double>(map.columns.size());
    const double height = map_head + row_height * static_cast<double>(map.rows.size()) + map_foot;
    const Html picture = element(
        "svg",
        {{"class", "plot"},
         {"viewBox", fmt::format("0 0 {} {}", svg::coordinate(map_width), svg::coordinate(height))},
         {"role", "img"},
         {"aria-label", map.title}},
        element("title", Html::text(map.title)) + map_cells(map, cell_width) +
            map_axes(map, cell_width));
    return element(
        "section",
        element("h2", Html::text(map.title)) +
            element(
                "figure",
                {{"class", "drawn"}},
                picture + element("figcaption", Html::text(map.caption))));
}

}  // namespace

Html value_maps(const std::vector<ValueMap>& maps) {
    Html sections;
    for (const ValueMap& map : maps) {
        sections += one_map(map);
    }
    return sections.empty() ? sections : element("div", {{"class", "figures"}}, sections);
}

}  // namespace feynet
