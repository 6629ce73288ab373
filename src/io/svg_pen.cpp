#include "svg_pen.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace feynet::svg {

namespace {

/// Far outside every picture, and small enough to be written in a few digits.
constexpr double farthest = 20000.0;

long tenths(double value) {
    assert(!std::isnan(value));
    return std::lround(10.0 * std::clamp(value, -farthest, farthest));
}

std::string written(long value) {
    std::string text = value < 0 ? "-" : "";
    const long whole = std::abs(value) / 10;
    const long digit = std::abs(value) % 10;
    if (whole != 0 || digit == 0) {
        text += std::to_string(whole);
    }
    if (digit != 0) {
        text += '.';
        text += static_cast<char>('0' + digit);
    }
    return text;
}

std::string_view outline(Marker marker) {
    switch (marker) {
        case Marker::Circle:
            return "m-3 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0z";
        case Marker::Square:
            return "m-2.7-2.7h5.4v5.4h-5.4z";
        case Marker::Diamond:
            return "m-3.7 0l3.7-3.7 3.7 3.7-3.7 3.7z";
        case Marker::Triangle:
            return "m-3.4 2.4l3.4-5.6 3.4 5.6z";
        case Marker::Inverted:
            return "m-3.4-2.4l3.4 5.6 3.4-5.6z";
        case Marker::Cross:
            return "m-3.4-2l1.4-1.4 2 2 2-2 1.4 1.4-2 2 2 2-1.4 1.4-2-2-2 2-1.4-1.4 2-2z";
        case Marker::Plus:
            return "m-3.6-1h2.6v-2.6h2v2.6h2.6v2h-2.6v2.6h-2v-2.6h-2.6z";
    }
    return "";
}

}  // namespace

std::string coordinate(double value) {
    return written(tenths(value));
}

void Pen::append(long value) {
    const bool after_digit = data_.back() >= '0' && data_.back() <= '9';
    if (after_digit && value >= 0) {
        data_ += ' ';
    }
    data_ += written(value);
}

void Pen::move_to(double x, double y) {
    x_ = tenths(x);
    y_ = tenths(y);
    data_ += 'M';
    append(x_);
    append(y_);
    line_begun_ = false;
}

void Pen::line_to(double x, double y) {
    const long to_x = tenths(x);
    const long to_y = tenths(y);
    if (!line_begun_) {
        data_ += 'l';
        line_begun_ = true;
    }
    append(to_x - x_);
    append(to_y - y_);
    x_ = to_x;
    y_ = to_y;
}

void Pen::close() {
    data_ += 'z';
}

void Pen::stamp(Marker marker, double x, double y) {
    data_ += 'M';
    append(tenths(x));
    append(tenths(y));
    data_ += outline(marker);
}

}  // namespace feynet::svg
