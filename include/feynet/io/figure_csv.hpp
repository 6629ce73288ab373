#pragma once

#include "feynet/io/figure.hpp"

#include <string>

namespace feynet {

/// NAME.csv of a figure: one line per series and point with series, x, value, error, exact, pull;
/// what is absent is an empty cell.
std::string figure_csv(const Figure& figure);

}  // namespace feynet
