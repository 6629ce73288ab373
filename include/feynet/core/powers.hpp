#pragma once

namespace feynet {

/// x²
constexpr double square(double x) {
    return x * x;
}

/// x⁴
constexpr double fourth_power(double x) {
    return x * x * x * x;
}

}  // namespace feynet
