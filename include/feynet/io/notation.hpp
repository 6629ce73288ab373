#pragma once

#include <optional>
#include <string>

namespace feynet {

/// What stands where there is no number.
inline constexpr const char* em_dash = "—";

/// A value with its standard error in the last digits: 0.49938(12), 123.4(1.2), 1.20(3)e-5.
///
/// The error has two digits when its first is 1 or 2, otherwise one. Where the error is absent,
/// zero or not finite the value alone is written with six digits; a value that is not finite is an
/// em dash.
std::string value_with_error(double value, std::optional<double> error);

/// A number with `digits` significant digits: 0.9987, 1.2e-5.
std::string significant(std::optional<double> value, int digits);

/// A number with `decimals` digits after the point: 0.87.
std::string fixed_point(std::optional<double> value, int decimals);

/// A difference in standard errors, always with its sign: +0.31, -4.2, +1.3e4.
std::string signed_pull(std::optional<double> pull);

/// A wall time for people: 0.42 s, 12.3 s, 3 min 05 s, 2 h 10 min.
std::string duration(double seconds);

}  // namespace feynet
