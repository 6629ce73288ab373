#pragma once

#include "feynet/study/sweep/sweep_results.hpp"

namespace feynet {

/// A value as a number, NaN if it is none.
double number_or_nan(const TomlValue& value);

/// A number with six digits at most, a word as it is.
std::string short_value(const TomlValue& value);

/// The formula of an observable, if all points write the same one; else its name.
std::string formula_of(const std::vector<SweepPoint>& points, const std::string& observable);

/// Each observable against the first key of each axis that has two numbers or more; a line for each
/// network and each step of the other axes, as far as a picture can carry them.
std::vector<Figure> sweep_figures(const SweepPlan& plan, const std::vector<SweepPoint>& points);

}  // namespace feynet
