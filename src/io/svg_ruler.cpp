#include "svg_ruler.hpp"

#include "feynet/io/ticks.hpp"

#include <algorithm>
#include <cmath>

namespace feynet::svg {

namespace {

constexpr double padding = 0.04;

double transformed(double value, Scale scale) {
    return scale == Scale::Log ? std::log10(value) : value;
}

double restored(double value, Scale scale) {
    return scale == Scale::Log ? std::pow(10.0, value) : value;
}

/// Numbers beyond are left out, so that differences and margins stay finite.
constexpr double largest = 1e290;

bool has_place(double value, Scale scale) {
    return std::abs(value) < largest && (scale == Scale::Linear || value > 1.0 / largest);
}

}  // namespace

void Interval::include(double value) {
    if (!has_place(value, Scale::Linear)) {
        return;
    }
    const bool first = empty();
    low_ = first ? value : std::min(low_, value);
    high_ = first ? value : std::max(high_, value);
}

Ruler::Ruler(const Axis& axis, const Interval& data, double from, double to)
    : scale_(axis.scale), from_(from), to_(to) {
    const double data_low = data.empty() ? 0.0 : data.low();
    const double data_high = data.empty() ? 1.0 : data.high();
    if (!has_place(axis.low.value_or(data_low), scale_) ||
        !has_place(axis.high.value_or(data_high), scale_)) {
        low_ = restored(0.0, scale_);
        high_ = restored(1.0, scale_);
        return;
    }
    double low = transformed(axis.low.value_or(data_low), scale_);
    double high = transformed(axis.high.value_or(data_high), scale_);
    const double size = std::max(std::abs(low), std::abs(high));
    if (!(high - low > std::max(1e-9 * size, 1.0 / largest))) {
        const double half_width = size > 10.0 / largest ? 0.1 * size : 1.0;
        high = std::max(low, high) + half_width;
        low -= half_width;
    }
    const double margin = padding * (high - low);
    low_ = restored(axis.low ? low : low - margin, scale_);
    high_ = restored(axis.high ? high : high + margin, scale_);
}

bool Ruler::holds(double value) const {
    return has_place(value, scale_);
}

double Ruler::operator()(double value) const {
    const double low = transformed(low_, scale_);
    const double high = transformed(high_, scale_);
    return from_ + (to_ - from_) * (transformed(value, scale_) - low) / (high - low);
}

std::vector<double> Ruler::ticks(double distance) const {
    const int at_most = std::max(1, static_cast<int>(std::abs(to_ - from_) / distance));
    return scale_ == Scale::Log ? log_ticks(low_, high_, at_most)
                                : linear_ticks(low_, high_, at_most);
}

}  // namespace feynet::svg
