#pragma once

#include "feynet/core/lane_register.hpp"

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

/// a x + y of registers, rounded once where the machine does that as fast as a product.
[[gnu::always_inline]] inline LaneRegister multiply_add(
    const LaneRegister& a, const LaneRegister& x, const LaneRegister& y) {
#ifdef __AVX512F__
    return std::bit_cast<LaneRegister>(_mm512_fmadd_pd(
        std::bit_cast<__m512d>(a), std::bit_cast<__m512d>(x), std::bit_cast<__m512d>(y)));
#else
    return a * x + y;
#endif
}

}  // namespace feynet
