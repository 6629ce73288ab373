#pragma once

#include "feynet/core/multiply_add.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

// Functions of one number of each network at once: polynomials without a branch, compiled into the
// loops that call them.

namespace feynet {

/// c₀ + c₁ x + c₂ x² + … by Horner's rule.
template <std::size_t n>
[[gnu::always_inline]] inline LaneRegister polynomial(
    const std::array<double, n>& c, const LaneRegister& x) {
    LaneRegister sum = LaneRegister{} + c[n - 1];
    for (std::size_t k = n - 1; k > 0; --k) {
        sum = multiply_add(sum, x, LaneRegister{} + c[k - 1]);
    }
    return sum;
}

/// A number rounded to the nearest integer, and that integer in the low bits of a word.
struct Rounded {
    LaneRegister number;
    LaneWords integer;
};

/// For |x| < 2⁵¹.
[[gnu::always_inline]] inline Rounded rounded(const LaneRegister& x) {
    // beyond 2⁵² the last bit of a double is one
    constexpr double shift = 0x1.8p52;
    const LaneRegister shifted = x + shift;
    return {shifted - shift, std::bit_cast<LaneWords>(shifted)};
}

/// cos z, to 2e-16 (1 + |z|).
[[gnu::always_inline]] inline LaneRegister series_cosine(const LaneRegister& z) {
    constexpr double per_pi = 0.318309886183790671538;
    // cos πr in r² ≤ ¼, to 4e-18
    constexpr std::array coefficients{
        1.0,
        -4.934802200544676,
        4.058712126416497,
        -1.335262768843447,
        0.23533063012953284,
        -0.025806888737002202,
        0.0019295562724817132,
        -0.00010456655338748738,
        4.149564353942586e-06};
    // z = π (n + r), |r| ≤ ½: cos z = (−1)ⁿ cos πr
    const LaneRegister turns = z * per_pi;
    const Rounded n = rounded(turns);
    const LaneRegister r = turns - n.number;
    const LaneRegister value = polynomial(coefficients, r * r);
    return std::bit_cast<LaneRegister>(std::bit_cast<LaneWords>(value) ^ (n.integer << 63U));
}

/// eˣ, to a relative 3e-16 for |x| < 700; beyond, that of ±700.
[[gnu::always_inline]] inline LaneRegister series_exponential(const LaneRegister& exponent) {
    constexpr double largest = 700.0;
    constexpr double per_ln2 = 1.44269504088896340736;
    constexpr double ln2_head = 0x1.62e42fefap-1;  // so short that n times it is exact
    constexpr double ln2_tail = 0x1.cf79abc9e3b39p-40;
    // eʳ on |r| ≤ ½ ln 2, to 3e-18
    constexpr std::array coefficients{
        1.0,
        1.0,
        0.5000000000000019,
        0.1666666666666668,
        0.04166666666648795,
        0.008333333333319589,
        0.0013888888952352863,
        0.00019841269890076403,
        2.4801485441561313e-05,
        2.755724088722987e-06,
        2.763265472252779e-07,
        2.5110049204818658e-08};
    LaneRegister x = exponent;
    x = x < largest ? x : LaneRegister{} + largest;
    x = x > -largest ? x : LaneRegister{} - largest;
    const Rounded n = rounded(x * per_ln2);
    const LaneRegister r = (x - n.number * ln2_head) - n.number * ln2_tail;
    const LaneWords mantissa = std::bit_cast<LaneWords>(polynomial(coefficients, r));
    return std::bit_cast<LaneRegister>(mantissa + (n.integer << 52U));
}

/// erf z, to 5e-16.
///
/// erfc x = e^{−x²} P(x)/Q(x) for x ≥ 0 with polynomials of degree seven and eight, to 4e-17; from
/// 5.95 on erfc is less than half the last bit of 1.
[[gnu::always_inline]] inline LaneRegister series_erf(const LaneRegister& z) {
    constexpr double largest = 5.95;
    constexpr std::array numerator{
        1.0,
        1.5266203974438701,
        1.185762778685857,
        0.5656151917423798,
        0.17612232895951552,
        0.03543485070205035,
        0.004254492610149826,
        0.00023534088064526706};
    constexpr std::array denominator{
        1.0,
        2.6549995645393825,
        3.1816089759597546,
        2.2529296915837467,
        1.0339030800963775,
        0.3159153753287587,
        0.06301752450254527,
        0.007540740812831276,
        0.00041713576665909543};
    constexpr std::uint64_t sign_bit = 0x8000000000000000;
    const LaneWords sign = std::bit_cast<LaneWords>(z) & sign_bit;
    LaneRegister x = std::bit_cast<LaneRegister>(std::bit_cast<LaneWords>(z) ^ sign);
    x = x < largest ? x : LaneRegister{} + largest;
    const LaneRegister erfc =
        series_exponential(-x * x) * polynomial(numerator, x) / polynomial(denominator, x);
    return std::bit_cast<LaneRegister>(std::bit_cast<LaneWords>(1.0 - erfc) ^ sign);
}

/// arctan x for x ≥ 0, to 3e-16.
[[gnu::always_inline]] inline LaneRegister series_arctangent(const LaneRegister& x) {
    constexpr double eighth_turn = 0.785398163397448309616;
    constexpr double low = 0.41421356237309504880;   // tan π/8
    constexpr double high = 2.41421356237309504880;  // tan 3π/8
    // arctan(t)/t in t² for |t| ≤ tan π/8, to 4e-17
    constexpr std::array coefficients{
        1.0,
        -0.3333333333332843,
        0.19999999998853224,
        -0.1428571418082477,
        0.11111106174292616,
        -0.09090772931636479,
        0.07689951479742473,
        -0.06640216413907966,
        0.05688257570704508,
        -0.04347787447466885,
        0.0211321308896154};
    const LaneRegister one = LaneRegister{} + 1.0;
    const LaneRegister numerator = x < low ? x : (x < high ? x - 1.0 : -one);
    const LaneRegister denominator = x < low ? one : (x < high ? x + 1.0 : x);
    const LaneRegister turned =
        x < low ? LaneRegister{} : (x < high ? eighth_turn * one : 2.0 * eighth_turn * one);
    const LaneRegister t = numerator / denominator;
    return multiply_add(t, polynomial(coefficients, t * t), turned);
}

/// ∛x for x > 0, to a relative 1e-15: a third of the exponent, then Halley's steps, each of which
/// triples the digits.
[[gnu::always_inline]] inline LaneRegister series_cube_root(const LaneRegister& x) {
    constexpr double offset = 0x1.54fbcp61;  // near two thirds of the bits of 1: roots err by 3 %
    const LaneRegister bits =
        __builtin_convertvector(std::bit_cast<LaneIntegers>(x), LaneRegister) * (1.0 / 3.0);
    LaneRegister root =
        std::bit_cast<LaneRegister>(__builtin_convertvector(bits + offset, LaneIntegers));
    for (int step = 0; step < 3; ++step) {
        const LaneRegister cube = root * root * root;
        root = root * (cube + 2.0 * x) / (2.0 * cube + x);
    }
    return root;
}

}  // namespace feynet
