#pragma once

#include <functional>
#include <vector>

namespace feynet {

/// A function of the position that is smooth but for the points listed: sgn x is {sign, {0.0}}, |x|
/// has its break at 0 too. Integrals of it are done between the breaks and are as exact as those of
/// a smooth function.
struct PositionFunction {
    /// f(x).
    std::function<double(double)> value;
    std::vector<double> breaks = {};
};

}  // namespace feynet
