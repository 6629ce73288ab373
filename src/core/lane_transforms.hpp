#pragma once

#include "feynet/core/lane_register.hpp"

#include <array>
#include <cstdint>

// From random words to random numbers, for all chains at once. Each takes the 32 low bits w of a
// word; the compiler turns each operation into one vector instruction over the chains.

namespace feynet {

/// The 32 low bits of each word as the lowest bits of the mantissa of a double in [2ᵉ, 2ᵉ⁺¹); the
/// double has the lowest bit 2ᵉ⁻⁵².
inline LaneRegister behind(LaneWords words, std::uint64_t mask, double power) {
    return std::bit_cast<LaneRegister>((words & mask) | std::bit_cast<std::uint64_t>(power));
}

/// (w + ½) 2⁻³², in (0, 1).
inline LaneRegister short_uniform(LaneWords words) {
    return behind(words, 0xFFFFFFFF, 0x1p20) - (0x1p20 - 0x1p-33);
}

/// (w + ½) 2⁻³² − ½, in (−½, ½), as often positive as negative.
inline LaneRegister symmetric_uniform(LaneWords words) {
    return short_uniform(words) - 0.5;
}

inline constexpr double ln2 = 0.693147180559945309417;

/// u = m 2ᵉ with √½ ≤ m < √2: (m, 2⁵² e).
inline std::array<LaneRegister, 2> normalised(LaneRegister u) {
    constexpr std::uint64_t root_half = 0x3FE6A09E667F3BCD;
    constexpr std::uint64_t exponent_bits = 0xFFF0000000000000;
    const LaneWords bits = std::bit_cast<LaneWords>(u);
    const LaneWords exponent = (bits - root_half) & exponent_bits;
    return {
        std::bit_cast<LaneRegister>(bits - exponent),
        __builtin_convertvector(std::bit_cast<LaneIntegers>(exponent), LaneRegister)};
}

/// −2 ln u for u in (0, 1), with a relative error below 5e-12.
///
/// ln m = 2 artanh(s), s = (m − 1)/(m + 1), and −4 artanh(s)/s is a polynomial of degree four in
/// s² ≤ 0.0295, of least relative error.
inline LaneRegister minus_two_log(LaneRegister u) {
    const auto [m, e] = normalised(u);
    const LaneRegister s = (m - 1.0) / (m + 1.0);
    const LaneRegister s2 = s * s;
    LaneRegister series = -0.5706997185510232 - 0.4723493165260185 * s2;
    series = series * s2 - 0.8000077173812882;
    series = series * s2 - 1.3333333048090577;
    series = series * s2 - 4.000000000016848;
    return series * s - e * (2.0 * ln2 * 0x1p-52);
}

/// −ln u for u in (0, 1), with a relative error below 7e-10, likewise of degree three.
inline LaneRegister minus_log(LaneRegister u) {
    const auto [m, e] = normalised(u);
    const LaneRegister s = (m - 1.0) / (m + 1.0);
    const LaneRegister s2 = s * s;
    LaneRegister series = -0.39974794923195 - 0.2992565074189279 * s2;
    series = series * s2 - 0.6666681595086785;
    series = series * s2 - 1.9999999986213302;
    return series * s - e * (ln2 * 0x1p-52);
}

/// The sine and cosine of a uniform angle: the two high bits of w choose the quadrant, the other 30
/// an angle y in (−½, ½) right angles, where the polynomials err by less than 5e-12.
inline std::array<LaneRegister, 2> unit_vector(LaneWords words) {
    const LaneRegister y = behind(words, 0x3FFFFFFF, 0x1p22) - (0x1p22 - 0x1p-31) - 0.5;
    const LaneRegister y2 = y * y;

    LaneRegister sine = 0.0001581950742841487 * y2 - 0.004681260627574276;
    sine = sine * y2 + 0.0796925818428906;
    sine = sine * y2 - 0.6459640961024182;
    sine = sine * y2 + 1.57079632678775;
    sine = sine * y;

    LaneRegister cosine = 0.0009191617678183619 - 2.4851012738303088e-05 * y2;
    cosine = cosine * y2 - 0.02086346800899668;
    cosine = cosine * y2 + 0.25366950715430725;
    cosine = cosine * y2 - 1.233700550120178;
    cosine = cosine * y2 + 0.9999999999999445;

    // Quadrants 1 and 3 swap sine and cosine; a turn by two quadrants changes both signs.
    constexpr std::uint64_t sign_bit = 0x8000000000000000;
    const LaneIntegers swaps = (words & 0x40000000) != 0;
    const LaneWords first = std::bit_cast<LaneWords>(swaps ? cosine : sine);
    const LaneWords second = std::bit_cast<LaneWords>(swaps ? sine : cosine);
    const LaneWords turn = words << 32U;
    return {
        std::bit_cast<LaneRegister>(first ^ (turn & sign_bit)),
        std::bit_cast<LaneRegister>(second ^ ((turn ^ (words << 33U)) & sign_bit))};
}

}  // namespace feynet
