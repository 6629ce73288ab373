#pragma once

#include "feynet/core/block.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#ifdef __AVX512F__
#include <immintrin.h>
#endif

namespace feynet {

/// One number of each chain in one register: what a running sum hands on from node to node, and
/// what is compared and selected without a branch, as in `x < y ? x : y`. The compiler keeps a
/// Lanes in memory where it cannot see that nobody looks, and a sum then waits for its own store.
using LaneRegister = double __attribute__((vector_size(8 * lanes)));

/// One word of 64 bits per chain.
using LaneWords = std::uint64_t __attribute__((vector_size(8 * lanes)));

/// One signed integer per chain; −1 where a comparison holds.
using LaneIntegers = std::int64_t __attribute__((vector_size(8 * lanes)));

/// Reads one column of a Block.
inline LaneRegister load(const double* column) {
    LaneRegister reals;
    std::memcpy(&reals, column, sizeof reals);
    return reals;
}

/// Writes one column of a Block.
inline void store(double* column, const LaneRegister& reals) {
    std::memcpy(column, &reals, sizeof reals);
}

/// The numbers of a register as an array.
inline Lanes lanes_of(const LaneRegister& reals) {
    Lanes result;
    store(result.data(), reals);
    return result;
}

/// √x, correctly rounded; a loop over the chains is not made a vector instruction, because √ sets
/// errno.
inline LaneRegister square_root(const LaneRegister& x) {
#ifdef __AVX512F__
    return std::bit_cast<LaneRegister>(_mm512_sqrt_pd(std::bit_cast<__m512d>(x)));
#else
    LaneRegister root{};
    for (int lane = 0; lane < lanes; ++lane) {
        root[lane] = std::sqrt(x[lane]);
    }
    return root;
#endif
}

/// Where x is neither infinite nor NaN.
inline LaneIntegers is_finite(const LaneRegister& x) {
    constexpr std::uint64_t without_sign = 0x7FFFFFFFFFFFFFFF;
    return std::bit_cast<LaneRegister>(std::bit_cast<LaneWords>(x) & without_sign) <
           __builtin_inf();
}

}  // namespace feynet
