#pragma once

#include "feynet/io/field_picture.hpp"
#include "feynet/io/html.hpp"

#include <string>

namespace feynet {

/// The number of colours between −limit and limit; the middle one is that of zero.
inline constexpr int n_field_levels = 13;

/// The class of the style sheet that colours a level: "f0", "f1", …; "hole" for what is no number.
std::string field_level_class(int level);

/// The values of a panel as coloured squares of side 1, the first row at the bottom: one path of
/// strokes per level over a ground in the colour of zero.
Html field_cells(const FieldPanel& panel, double limit);

}  // namespace feynet
