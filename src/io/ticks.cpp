#include "feynet/io/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <string_view>

namespace feynet {

namespace {

/// The smallest of 1, 2, 5 × 10^k that is not below `least`.
double nice_step(double least) {
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * decade >= least * (1.0 - 1e-9)) {
            return factor * decade;
        }
    }
    return 10.0 * decade;
}

std::vector<double> decades(double low, double high, int at_most) {
    const double first = std::ceil(std::log10(low) - 1e-9);
    const double last = std::floor(std::log10(high) + 1e-9);
    const double stride = std::max(1.0, std::ceil((last - first) / at_most));
    std::vector<double> ticks;
    for (double k = std::ceil(first / stride) * stride; k <= last; k += stride) {
        ticks.push_back(std::pow(10.0, k));
    }
    return ticks;
}

std::vector<double> one_two_five(double low, double high) {
    std::vector<double> ticks;
    for (double k = std::floor(std::log10(low)); k <= std::log10(high); k += 1.0) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double tick = factor * std::pow(10.0, k);
            if (tick >= low && tick <= high) {
                ticks.push_back(tick);
            }
        }
    }
    return ticks;
}

/// k as a superscript: −3 → ⁻³
std::string superscript(int k) {
    constexpr auto digits =
        std::to_array<std::string_view>({"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"});
    std::string text = k < 0 ? "⁻" : "";
    for (const char c : std::to_string(std::abs(k))) {
        text += digits[static_cast<std::size_t>(c - '0')];
    }
    return text;
}

std::string with_minus(std::string text) {
    for (std::size_t i = text.find('-'); i != std::string::npos; i = text.find('-', i)) {
        text.replace(i, 1, "−");
    }
    return text;
}

bool are_decades(const std::vector<double>& ticks) {
    return ticks.size() > 1 && std::all_of(ticks.begin(), ticks.end(), [](double tick) {
               const double k = std::log10(tick);
               return tick > 0.0 && std::abs(k - std::round(k)) < 1e-9;
           });
}

std::string decade_label(double tick) {
    const int k = static_cast<int>(std::lround(std::log10(tick)));
    return k >= -2 && k <= 3 ? fmt::format("{:.{}f}", tick, std::max(0, -k))
                             : "10" + superscript(k);
}

/// 8e-06 → 8·10⁻⁶
std::string with_power(const std::string& text) {
    const std::size_t e = text.find('e');
    return e == std::string::npos
               ? text
               : text.substr(0, e) + "·10" + superscript(std::stoi(text.substr(e + 1)));
}

/// The digits after the point that tell ticks `step` apart.
int decimals_of(double step) {
    return std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
}

std::string plain_label(double tick, double step, double largest) {
    if (std::abs(tick) < 1e-9 * step) {
        return "0";
    }
    if (largest >= 1e6 || step < 1e-5) {
        return with_minus(
            with_power(fmt::format("{:.{}g}", tick, decimals_of(step / largest) + 1)));
    }
    return with_minus(fmt::format("{:.{}f}", tick, decimals_of(step)));
}

}  // namespace

std::vector<double> linear_ticks(double low, double high, int at_most) {
    assert(std::isfinite(low) && std::isfinite(high) && low < high && at_most >= 1);
    const double step = nice_step((high - low) / at_most);
    const double first = std::ceil(low / step - 1e-9);
    std::vector<double> ticks;
    for (double i = first; i <= high / step + 1e-9 && i <= first + at_most; i += 1.0) {
        ticks.push_back(i * step);
    }
    return ticks;
}

std::vector<double> log_ticks(double low, double high, int at_most) {
    assert(std::isfinite(high) && 0.0 < low && low < high && at_most >= 1);
    const double n_decades = std::log10(high) - std::log10(low);
    if (n_decades >= 2.0) {
        return decades(low, high, at_most);
    }
    return n_decades >= 1.0 ? one_two_five(low, high) : linear_ticks(low, high, at_most);
}

std::vector<std::string> tick_labels(const std::vector<double>& ticks) {
    std::vector<std::string> labels;
    if (ticks.empty()) {
        return labels;
    }
    double step = std::abs(ticks.front()) + (ticks.front() == 0.0 ? 1.0 : 0.0);
    double largest = std::abs(ticks.front());
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        step = std::min(step, ticks[i] - ticks[i - 1]);
        largest = std::max(largest, std::abs(ticks[i]));
    }
    const bool powers = are_decades(ticks) && ticks.back() / ticks.front() >= 99.0;
    for (const double tick : ticks) {
        labels.push_back(powers ? decade_label(tick) : plain_label(tick, step, largest));
    }
    return labels;
}

}  // namespace feynet
