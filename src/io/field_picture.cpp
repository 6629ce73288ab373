#include "feynet/io/field_picture.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// The smallest number of two digits that is not below `value`.
double rounded_up(double value) {
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1.0);
    return std::ceil(value / unit * (1.0 - 1e-9)) * unit;
}

std::size_t site(const FieldPanel& panel, Index column, Index row) {
    return static_cast<std::size_t>(row * panel.columns + column);
}

/// The mean over the block of b × b sites whose first one is (column, row).
double block_mean(const FieldPanel& panel, Index column, Index row, Index b) {
    double mean = 0.0;
    double n = 0.0;
    for (Index y = row; y < std::min(row + b, panel.rows); ++y) {
        for (Index x = column; x < std::min(column + b, panel.columns); ++x) {
            n += 1.0;
            mean += (panel.values[site(panel, x, y)] - mean) / n;
        }
    }
    return mean;
}

}  // namespace

FieldPanel field_panel(std::string label, Index columns, Index rows, std::vector<double> values) {
    require(columns >= 1, "columns", "must be at least 1, got {}", columns);
    require(rows >= 1, "rows", "must be at least 1, got {}", rows);
    require(
        static_cast<Index>(values.size()) == columns * rows,
        "values",
        "must be {} × {}, got {}",
        columns,
        rows,
        values.size());
    return {std::move(label), columns, rows, std::move(values)};
}

Index block_width(const FieldPanel& panel, Index most) {
    return std::max<Index>(1, (std::max(panel.columns, panel.rows) + most - 1) / most);
}

FieldPanel averaged(const FieldPanel& panel, Index most) {
    const Index b = block_width(panel, most);
    if (b == 1) {
        return panel;
    }
    FieldPanel result{
        .label = panel.label,
        .columns = (panel.columns + b - 1) / b,
        .rows = (panel.rows + b - 1) / b,
        .values = {}};
    for (Index row = 0; row < panel.rows; row += b) {
        for (Index column = 0; column < panel.columns; column += b) {
            result.values.push_back(block_mean(panel, column, row, b));
        }
    }
    return result;
}

double colour_limit(const std::vector<FieldPanel>& panels) {
    std::vector<double> sizes;
    for (const FieldPanel& panel : panels) {
        for (const double value : panel.values) {
            if (std::isfinite(value)) {
                sizes.push_back(std::abs(value));
            }
        }
    }
    if (sizes.empty()) {
        return 1.0;
    }
    const auto place = static_cast<std::ptrdiff_t>(99 * (sizes.size() - 1) / 100);
    std::nth_element(sizes.begin(), sizes.begin() + place, sizes.end());
    const double held = sizes[static_cast<std::size_t>(place)];
    const double limit = held > 0.0 ? held : *std::max_element(sizes.begin(), sizes.end());
    constexpr double least = 1e-100;
    return limit > least && limit < 1.0 / least ? rounded_up(limit) : 1.0;
}

}  // namespace feynet
