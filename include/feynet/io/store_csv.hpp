#pragma once

#include "feynet/io/store.hpp"

#include <string>
#include <vector>

namespace feynet {

/// A table of the datasets of a group that have the same axes: one line per entry, the numbers of
/// the axes first.
struct CsvTable {
    std::string axes;  ///< "chain-draw"
    std::string text;
};

/// All datasets of a group, as few tables as there are sets of axes. An axis is numbered as its
/// dataset says, or 0, 1, …
std::vector<CsvTable> csv_tables(const Group& group);

}  // namespace feynet
