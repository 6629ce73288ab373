#pragma once

#include "feynet/core/block.hpp"

#include <cmath>

namespace feynet {

/// a x + y, rounded once where the machine does that as fast as a product: a running sum then waits
/// for one operation per step instead of two.
[[gnu::always_inline]] inline Lanes multiply_add(double a, const Lanes& x, const Lanes& y) {
#ifdef FP_FAST_FMA
    Lanes result;
    for (Index i = 0; i < lanes; ++i) {
        result[i] = std::fma(a, x[i], y[i]);
    }
    return result;
#else
    return a * x + y;
#endif
}

}  // namespace feynet
