#pragma once

namespace feynet::test {

/// The smallest and the largest uniform number that a random source hands out.
constexpr double least_uniform = 0x1p-54;
constexpr double most_uniform = 1.0 - 0x1p-53;

/// The chance that something happens which asks u < p for one uniform number u: the largest u for
/// which `happens`, which is true below it; 0 if it never happens, 1 if it always does.
template <typename Happens>
double threshold(Happens happens) {
    if (!happens(least_uniform)) {
        return 0.0;
    }
    if (happens(most_uniform)) {
        return 1.0;
    }
    double low = least_uniform;
    double high = most_uniform;
    for (double middle = 0.5; middle != low && middle != high; middle = 0.5 * (low + high)) {
        (happens(middle) ? low : high) = middle;
    }
    return high;
}

}  // namespace feynet::test
