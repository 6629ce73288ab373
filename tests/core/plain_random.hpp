#pragma once

#include "feynet/core/random.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

/// The random numbers of core one at a time, from Philox words: the reference of the vectorised
/// ones.
namespace feynet::test {

using FourWords = std::array<std::uint32_t, 4>;

inline constexpr Stream some_stream{
    .seed = 0x0123456789ABCDEF, .run = 3, .phase = Phase::Run, .first_chain = 16, .trajectory = 7};

/// What fill_normals and fill_uniforms make of a block of n columns.
inline Block normals_of(const Stream& stream, Purpose purpose, Index n) {
    Block block(lanes, n);
    fill_normals(stream, purpose, block);
    return block;
}

inline Block uniforms_of(const Stream& stream, Purpose purpose, Index n) {
    Block block(lanes, n);
    fill_uniforms(stream, purpose, block);
    return block;
}

/// The Philox output of one chain as the documentation of Stream orders its counter.
inline FourWords words_of(const Stream& stream, Purpose purpose, int lane, std::uint32_t index) {
    const auto tag = static_cast<std::uint32_t>(stream.run) << 16U |
                     static_cast<std::uint32_t>(stream.phase) << 8U |
                     static_cast<std::uint32_t>(purpose);
    const auto chain = stream.first_chain + static_cast<std::uint32_t>(lane);
    return philox(
        {index, stream.trajectory, chain, tag},
        {static_cast<std::uint32_t>(stream.seed), static_cast<std::uint32_t>(stream.seed >> 32U)});
}

/// Box–Muller in the functions of the standard library, in long double: normal j of one chain.
inline double exact_normal(const Stream& stream, Purpose purpose, int lane, Index j) {
    const FourWords words = words_of(stream, purpose, lane, static_cast<std::uint32_t>(j / 4));
    const std::size_t pair = j % 4 < 2 ? 0 : 2;
    const long double u = (words[pair] + 0.5L) * 0x1p-32L;
    const std::uint32_t angle_word = words[pair + 1];
    const long double y = ((angle_word & 0x3FFFFFFFU) + 0.5L) * 0x1p-30L - 0.5L;
    const long double angle =
        0.5L * std::numbers::pi_v<long double> * (y + static_cast<long double>(angle_word >> 30U));
    const long double radius = std::sqrt(-2.0L * std::log(u));
    return static_cast<double>(radius * (j % 2 == 0 ? std::sin(angle) : std::cos(angle)));
}

/// c₀ + c₁ x + … by Horner's rule in double.
template <std::size_t n>
double polynomial(const std::array<double, n>& c, double x) {
    double sum = c[n - 1];
    for (std::size_t k = n - 1; k-- > 0;) {
        sum = sum * x + c[k];
    }
    return sum;
}

/// p((m − 1)/(m + 1)) (m − 1)/(m + 1) − scale e for u = m 2ᵉ, √½ ≤ m < √2.
template <std::size_t n>
double plain_log(double u, const std::array<double, n>& p, double scale) {
    int e = 0;
    double m = std::frexp(u, &e);
    if (m < 0x1.6a09e667f3bcdp-1) {
        m *= 2.0;
        --e;
    }
    const double s = (m - 1.0) / (m + 1.0);
    return polynomial(p, s * s) * s - e * scale;
}

inline double short_uniform(std::uint32_t word) {
    return (word + 0.5) * 0x1p-32;
}

/// fill_normals one number at a time, with the same polynomials and roundings.
inline double plain_normal(const Stream& stream, Purpose purpose, int lane, Index j) {
    const FourWords words = words_of(stream, purpose, lane, static_cast<std::uint32_t>(j / 4));
    const std::size_t pair = j % 4 < 2 ? 0 : 2;
    const double radius = std::sqrt(plain_log<5>(
        short_uniform(words[pair]),
        {-4.000000000016848,
         -1.3333333048090577,
         -0.8000077173812882,
         -0.5706997185510232,
         -0.4723493165260185},
        2.0 * 0.693147180559945309417));
    const std::uint32_t angle = words[pair + 1];
    const double y = ((angle & 0x3FFFFFFFU) + 0.5) * 0x1p-30 - 0.5;
    const double sine = y * polynomial<5>(
                                {1.57079632678775,
                                 -0.6459640961024182,
                                 0.0796925818428906,
                                 -0.004681260627574276,
                                 0.0001581950742841487},
                                y * y);
    const double cosine = polynomial<6>(
        {0.9999999999999445,
         -1.233700550120178,
         0.25366950715430725,
         -0.02086346800899668,
         0.0009191617678183619,
         -2.4851012738303088e-05},
        y * y);
    const std::array<double, 4> sines{sine, cosine, -sine, -cosine};
    return radius * sines[((angle >> 30U) + (j % 2 == 0 ? 0U : 1U)) & 3U];
}

inline double plain_uniform(const Stream& stream, Purpose purpose, int lane, Index j) {
    const FourWords words = words_of(stream, purpose, lane, static_cast<std::uint32_t>(j / 2));
    const std::size_t pair = j % 2 == 0 ? 0 : 2;
    const std::uint64_t bits = (std::uint64_t{words[pair]} << 32U | words[pair + 1]) >> 11U;
    return (static_cast<double>(bits) + 0.5) * 0x1p-53;
}

}  // namespace feynet::test
