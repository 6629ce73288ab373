#include "feynet/path/division/relu_units.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

double ReluUnits::value(double t) const {
    return (weight * ((slope * t + bias).max(0.0) - bias.max(0.0))).sum();
}

BrokenLine ReluUnits::broken_line(double duration) const {
    BrokenLine line;
    for (Index i = 0; i < size(); ++i) {
        if (starts_active(i)) {
            line.initial_slope += weight[i] * slope[i];
        }
        const double kink = -bias[i] / slope[i];
        if (kink > 0.0 && kink < duration) {
            line.bends.push_back(
                {.time = kink, .change = weight[i] * std::abs(slope[i]), .unit = i});
        }
    }
    std::sort(line.bends.begin(), line.bends.end(), [](const auto& a, const auto& b) {
        return a.time < b.time;
    });
    return line;
}

}  // namespace feynet
