#pragma once

#include "feynet/io/summary.hpp"

#include <string>

namespace feynet {

/// Whether a table is coloured.
enum class TableColour { Off, On };

/// How the table is written. Whether the reader's terminal takes colours is for the caller to know
/// (NO_COLOR, a pipe).
struct TableStyle {
    TableColour colour = TableColour::Off;
    std::size_t plot_width = 72;  ///< columns of the picture of the correlator
};

/// The end of a run as text for a terminal: one line per network, a small picture of the
/// correlator, or else of the first figure, the reasons where something failed, and on the last
/// line the verdict in words.
///
/// Names, remarks and titles lose their control characters.
std::string render_table(const Summary& summary, const TableStyle& style);

}  // namespace feynet
