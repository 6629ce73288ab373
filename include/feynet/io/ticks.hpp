#pragma once

#include <string>
#include <vector>

namespace feynet {

/// Round numbers in [low, high], evenly spaced by 1, 2 or 5 times a power of ten, at most `at_most`
/// + 1.
///
/// low < high, both finite, and at_most ≥ 1 (asserted).
std::vector<double> linear_ticks(double low, double high, int at_most);

/// Powers of ten in [low, high], at most `at_most` + 1; over less than two decades 1, 2 and 5 times
/// them, over less than a decade linear_ticks.
///
/// 0 < low < high, both finite, and at_most ≥ 1 (asserted).
std::vector<double> log_ticks(double low, double high, int at_most);

/// The ticks as text with just enough digits to tell neighbours apart: 0.1, 0.2; 10⁻⁴, 0.01.
std::vector<std::string> tick_labels(const std::vector<double>& ticks);

}  // namespace feynet
