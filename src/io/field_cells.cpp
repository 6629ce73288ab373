#include "field_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {

namespace {

constexpr int middle_level = n_field_levels / 2;
constexpr int hole = n_field_levels;  ///< a value that is none

int level_of(double value, double limit) {
    if (!std::isfinite(value)) {
        return hole;
    }
    const double scaled = std::clamp(value / limit, -1.0, 1.0);
    return std::min(static_cast<int>(0.5 * (scaled + 1.0) * n_field_levels), n_field_levels - 1);
}

/// For every level the cells that have it, as horizontal strokes in the middle of a row.
class Strokes {
public:
    void add(int level, Index column, Index row, Index length) {
        Path& path = paths_[static_cast<std::size_t>(level)];
        if (path.data.empty() || path.row != row) {
            path.data += fmt::format("M{} {}", column, row);
        } else {
            path.data += fmt::format("m{} 0", column - path.end);
        }
        path.data += fmt::format("h{}", length);
        path.row = row;
        path.end = column + length;
    }

    /// All of them but those of the middle level, which is the ground.
    Html drawn() const {
        Html result;
        for (int level = 0; level <= hole; ++level) {
            const std::string& data = paths_[static_cast<std::size_t>(level)].data;
            if (level != middle_level && !data.empty()) {
                result += empty_element("path", {{"class", field_level_class(level)}, {"d", data}});
            }
        }
        return result;
    }

private:
    struct Path {
        std::string data;
        Index row = -1;
        Index end = 0;
    };
    std::array<Path, n_field_levels + 1> paths_;
};

Html strokes_of(const FieldPanel& panel, double limit) {
    Strokes strokes;
    for (Index row = 0; row < panel.rows; ++row) {
        Index begin = 0;
        const auto level = [&](Index column) {
            return level_of(
                panel.values[static_cast<std::size_t>(row * panel.columns + column)], limit);
        };
        for (Index column = 1; column <= panel.columns; ++column) {
            if (column == panel.columns || level(column) != level(begin)) {
                strokes.add(level(begin), begin, panel.rows - 1 - row, column - begin);
                begin = column;
            }
        }
    }
    return strokes.drawn();
}

Html field_ground(const FieldPanel& panel) {
    return empty_element(
        "rect",
        {{"class", field_level_class(middle_level)},
         {"width", fmt::format("{}", panel.columns)},
         {"height", fmt::format("{}", panel.rows)}});
}

}  // namespace

std::string field_level_class(int level) {
    return level == hole ? "hole" : fmt::format("f{}", level);
}

Html field_cells(const FieldPanel& panel, double limit) {
    return field_ground(panel) +
           element("g", {{"transform", "translate(0 .5)"}}, strokes_of(panel, limit));
}

}  // namespace feynet
