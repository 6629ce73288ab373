#include "feynet/io/duration.hpp"

#include "feynet/core/error.hpp"

#include <charconv>
#include <string>
#include <system_error>

namespace feynet {

namespace {

/// The seconds in a unit; 0 if there is no such unit.
double seconds_in(std::string_view unit) {
    constexpr double minute = 60.0;
    return unit == "s"   ? 1.0
           : unit == "m" ? minute
           : unit == "h" ? 60.0 * minute
           : unit == "d" ? 1440.0 * minute
                         : 0.0;
}

}  // namespace

std::chrono::duration<double> duration_from(std::string_view key, std::string_view text) {
    constexpr double ten_years = 3.2e8;
    double number = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    const double unit = seconds_in({stopped, static_cast<std::size_t>(end - stopped)});
    const double seconds = number * unit;
    require(
        error == std::errc() && seconds > 0.0 && seconds <= ten_years,
        key,
        "must be a time such as 0.2s, 60s, 5m, 12h or 2d, got \"{}\"",
        text);
    return std::chrono::duration<double>(seconds);
}

}  // namespace feynet
