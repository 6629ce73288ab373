#pragma once

#include "feynet/core/block.hpp"

#include <string>
#include <vector>

namespace feynet {

/// One configuration of a field on a plane of the lattice.
struct FieldPanel {
    std::string label;           ///< above the panel: "L = 64"; may be empty
    Index columns = 0;           ///< sites across
    Index rows = 0;              ///< sites upwards
    std::vector<double> values;  ///< row by row from the bottom             length columns × rows
};

/// Configurations of a field, side by side in one scale of colours: a picture in the report and
/// NAME.csv in the run directory; summary.json has its name and sizes.
struct FieldPicture {
    std::string name;  ///< of the file: letters, digits and underscores
    std::string title;
    std::string caption;
    std::string quantity;  ///< what the colours mean, with its unit: "φ"
    std::string across;    ///< of the horizontal axis: "x"
    std::string upwards;   ///< of the vertical axis: "t"
    std::vector<FieldPanel> panels;
};

/// A panel of the values φ(column, row).
///
/// @throws InvalidInput if columns or rows < 1 or there are not columns × rows values
FieldPanel field_panel(std::string label, Index columns, Index rows, std::vector<double> values);

/// Means over blocks of b × b sites, b the least that leaves at most `most` columns and rows; a
/// block at the edge may be smaller. Sites that are not finite make their block NaN.
FieldPanel averaged(const FieldPanel& panel, Index most);

/// The b of averaged().
Index block_width(const FieldPanel& panel, Index most);

/// The end of a scale symmetric about 0 that holds 99 % of all values, of two digits; 1 where all
/// values are 0 or none is finite.
double colour_limit(const std::vector<FieldPanel>& panels);

}  // namespace feynet
