#include "feynet/io/figure_csv.hpp"

#include "feynet/io/correlator_csv.hpp"
#include "feynet/io/csv_number.hpp"

#include <fmt/format.h>

namespace feynet {

std::string figure_csv(const Figure& figure) {
    std::string text = "series,x,value,error,exact,pull\n";
    for (const FigureSeries& series : figure.series) {
        for (const FigurePoint& point : series.points) {
            text += fmt::format(
                "{},{},{},{},{},{}\n",
                csv_cell(series.label),
                csv_number(point.x),
                csv_number(point.value),
                csv_number(point.error),
                csv_number(point.exact),
                csv_number(point.pull));
        }
    }
    return text;
}

std::string figure_csv(const FieldPicture& picture) {
    std::string text = "panel,column,row,value\n";
    for (const FieldPanel& panel : picture.panels) {
        const std::string label = csv_cell(panel.label);
        for (std::size_t i = 0; i < panel.values.size(); ++i) {
            const auto site = static_cast<Index>(i);
            text += fmt::format(
                "{},{},{},{}\n",
                label,
                site % panel.columns,
                site / panel.columns,
                csv_number(panel.values[i]));
        }
    }
    return text;
}

}  // namespace feynet
