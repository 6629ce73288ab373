#include "feynet/io/notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace feynet {

namespace {

/// The decimal exponent of x > 0 after rounding to two digits.
int exponent_of(double x) {
    const std::string digits = fmt::format("{:.1e}", x);
    return std::atoi(digits.c_str() + digits.find('e') + 1);
}

/// The place of the last digit of the error: 10^place.
int last_place(double error) {
    const std::string digits = fmt::format("{:.1e}", error);
    const bool two_digits = digits[0] == '1' || digits[0] == '2';
    return exponent_of(error) - (two_digits ? 1 : 0);
}

std::string without_negative_zero(std::string text) {
    const bool zero = text.find_first_of("123456789") == std::string::npos;
    return zero && text[0] == '-' ? text.substr(1) : text;
}

/// Value and error, rounded to `decimals` digits after the point; a negative number of digits
/// counts zeros before it.
std::string bracketed(double value, double error, int decimals) {
    if (decimals <= 0) {
        const double step = std::pow(10.0, -decimals);
        const std::string digits = fmt::format("{:.0f}", std::round(value / step) * step);
        return without_negative_zero(digits) +
               fmt::format("({:.0f})", std::round(error / step) * step);
    }
    const std::string digits = without_negative_zero(fmt::format("{:.{}f}", value, decimals));
    if (error >= 1.0) {
        return digits + fmt::format("({:.{}f})", error, decimals);
    }
    return digits + fmt::format("({:.0f})", error * std::pow(10.0, decimals));
}

/// 1.5e-05 → 1.5e-5
std::string short_exponent(std::string text) {
    const std::size_t e = text.find('e');
    if (e == std::string::npos) {
        return text;
    }
    return text.substr(0, e) + "e" + std::to_string(std::atoi(text.c_str() + e + 1));
}

bool is_absent(std::optional<double> value) {
    return !value || !std::isfinite(*value);
}

}  // namespace

std::string value_with_error(double value, std::optional<double> error) {
    if (!std::isfinite(value)) {
        return em_dash;
    }
    const bool below_rounding = error && *error < 1e-15 * std::abs(value);
    if (is_absent(error) || *error <= 0.0 || below_rounding) {
        return significant(value, 6);
    }
    const int place = last_place(*error);
    const int exponent = exponent_of(std::max(std::abs(value), *error));
    if (exponent < -300) {
        return significant(value, 6);
    }
    if (exponent < -4 || exponent > 5) {
        const double scale = std::pow(10.0, exponent);
        return bracketed(value / scale, *error / scale, exponent - place) +
               fmt::format("e{}", exponent);
    }
    return bracketed(value, *error, -place);
}

std::string significant(std::optional<double> value, int digits) {
    if (is_absent(value)) {
        return em_dash;
    }
    return without_negative_zero(short_exponent(fmt::format("{:.{}g}", *value, digits)));
}

std::string fixed_point(std::optional<double> value, int decimals) {
    if (is_absent(value)) {
        return em_dash;
    }
    const bool large = std::abs(*value) >= 1e7;
    return large ? significant(value, decimals + 1)
                 : without_negative_zero(fmt::format("{:.{}f}", *value, decimals));
}

std::string signed_pull(std::optional<double> pull) {
    if (is_absent(pull)) {
        return em_dash;
    }
    if (std::abs(*pull) >= 1e4) {
        return short_exponent(fmt::format("{:+.1e}", *pull));
    }
    return fmt::format("{:+.{}f}", *pull, std::abs(*pull) < 100.0 ? 2 : 0);
}

std::string duration(double seconds) {
    if (!std::isfinite(seconds)) {
        return em_dash;
    }
    if (seconds < 59.95) {
        return fmt::format("{:.{}f} s", seconds, seconds < 9.995 ? 2 : 1);
    }
    const auto whole = static_cast<long long>(std::llround(std::min(seconds, 1e12)));
    if (whole < 3600) {
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace feynet
