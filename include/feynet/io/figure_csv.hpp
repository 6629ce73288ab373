#pragma once

#include "feynet/io/field_picture.hpp"
#include "feynet/io/figure.hpp"

#include <string>

namespace feynet {

/// NAME.csv of a figure: one line per series and point with series, x, value, error, exact, pull;
/// what is absent is an empty cell.
std::string figure_csv(const Figure& figure);

/// NAME.csv of a picture: one line per site with panel, column, row, value.
std::string figure_csv(const FieldPicture& picture);

}  // namespace feynet
