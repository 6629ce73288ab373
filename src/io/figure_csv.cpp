#include "feynet/io/figure_csv.hpp"

#include "csv_number.hpp"
#include "feynet/io/correlator_csv.hpp"

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

}  // namespace feynet
