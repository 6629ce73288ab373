#pragma once

#include "feynet/io/summary.hpp"

#include <string>
#include <string_view>

namespace feynet {

/// correlator.csv: one line per network and lag with network, lag, time, value, error, exact, pull;
/// what is absent is an empty cell.
std::string correlator_csv(const Summary& summary);

/// A text as a cell of a table: quoted where a comma, a quote or a line end needs it, and with a
/// leading apostrophe where a spreadsheet would take it for a formula.
std::string csv_cell(std::string_view text);

}  // namespace feynet
