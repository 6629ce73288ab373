#include "feynet/core/random.hpp"
#include "philox_counter.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace feynet {
namespace {

// One 64-bit word and one double per chain; the compiler turns each operation into vector
// instructions over the chains.
using Words64 = std::uint64_t __attribute__((vector_size(8 * lanes)));
using Signed64 = std::int64_t __attribute__((vector_size(8 * lanes)));
using Reals = double __attribute__((vector_size(8 * lanes)));

constexpr std::uint64_t low_word = 0xFFFFFFFF;

struct FourWords {
    std::array<Words64, 4> word;  // 32 random bits in the low half of each
};

/// The Philox output of all chains: philox() written for `lanes` counters at once.
inline FourWords philox_lanes(
    std::uint64_t index,
    std::uint64_t trajectory,
    Words64 chain,
    std::uint64_t tag,
    std::uint64_t seed) {
    Words64 c0 = Words64{} + index;
    Words64 c1 = Words64{} + trajectory;
    Words64 c2 = chain;
    Words64 c3 = Words64{} + tag;
    std::uint64_t key0 = seed & low_word;
    std::uint64_t key1 = seed >> 32U;
    for (int round = 0; round < 10; ++round) {
        const Words64 product0 = c0 * std::uint64_t{philox_multiplier0};
        const Words64 product1 = c2 * std::uint64_t{philox_multiplier1};
        c0 = (product1 >> 32U) ^ c1 ^ key0;
        c1 = product1 & low_word;
        c2 = (product0 >> 32U) ^ c3 ^ key1;
        c3 = product0 & low_word;
        key0 = (key0 + philox_weyl0) & low_word;
        key1 = (key1 + philox_weyl1) & low_word;
    }
    return {{{c0, c1, c2, c3}}};
}

/// ln((w + ½) 2⁻³²) for 32-bit words w.
///
/// With u = m 2ᵉ and √½ ≤ m < √2, ln m = 2 artanh(s) = 2 s (1 + s²/3 + s⁴/5 + …), s = (m − 1)/(m +
/// 1), cut where the rest is below 2e-14.
inline Reals log_uniform(Words64 w) {
    const Reals u = __builtin_convertvector(w, Reals) + 0.5;
    const Words64 bits = std::bit_cast<Words64>(u);
    const Words64 shifted = bits + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD);
    const Signed64 exponent = std::bit_cast<Signed64>(shifted) >> 52;
    const Words64 mantissa_bits = (shifted & 0x000FFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD;
    const Reals m = std::bit_cast<Reals>(mantissa_bits);
    const Reals e = __builtin_convertvector(exponent - 1023 - 32, Reals);

    const Reals s = (m - 1.0) / (m + 1.0);
    const Reals s2 = s * s;
    Reals series = Reals{} + 2.0 / 15.0;
    series = series * s2 + 2.0 / 13.0;
    series = series * s2 + 2.0 / 11.0;
    series = series * s2 + 2.0 / 9.0;
    series = series * s2 + 2.0 / 7.0;
    series = series * s2 + 2.0 / 5.0;
    series = series * s2 + 2.0 / 3.0;
    return e * 0.693147180559945309417 + (2.0 * s + s * s2 * series);
}

struct SineCosine {
    Reals sine;
    Reals cosine;
};

/// The sine and cosine of a uniform angle: the two high bits of w choose the quadrant, the other 30
/// an angle y in (−π/4, π/4), where the Taylor series err by less than 3e-14.
inline SineCosine unit_vector(Words64 w) {
    const Words64 quadrant = w >> 30U;
    const Reals fraction = __builtin_convertvector(w & 0x3FFFFFFF, Reals);
    const Reals y = ((fraction + 0.5) * 0x1p-30 - 0.5) * 1.57079632679489661923;
    const Reals y2 = y * y;

    Reals sine = Reals{} + 1.0 / 6227020800.0;
    sine = sine * y2 - 1.0 / 39916800.0;
    sine = sine * y2 + 1.0 / 362880.0;
    sine = sine * y2 - 1.0 / 5040.0;
    sine = sine * y2 + 1.0 / 120.0;
    sine = sine * y2 - 1.0 / 6.0;
    sine = y + y * y2 * sine;

    Reals cosine = Reals{} - 1.0 / 87178291200.0;
    cosine = cosine * y2 + 1.0 / 479001600.0;
    cosine = cosine * y2 - 1.0 / 3628800.0;
    cosine = cosine * y2 + 1.0 / 40320.0;
    cosine = cosine * y2 - 1.0 / 720.0;
    cosine = cosine * y2 + 1.0 / 24.0;
    cosine = cosine * y2 - 0.5;
    cosine = cosine * y2 + 1.0;

    // Quadrants 1 and 3 swap sine and cosine; the high bit turns both.
    const Words64 swap = Words64{} - (quadrant & 1U);
    const Words64 sign = (quadrant >> 1U) << 63U;
    const Words64 sine_bits = std::bit_cast<Words64>(sine);
    const Words64 cosine_bits = std::bit_cast<Words64>(cosine);
    const Words64 first = ((sine_bits & ~swap) | (cosine_bits & swap)) ^ sign;
    const Words64 second =
        ((cosine_bits & ~swap) | ((sine_bits ^ (std::uint64_t{1} << 63U)) & swap)) ^ sign;
    return {std::bit_cast<Reals>(first), std::bit_cast<Reals>(second)};
}

inline Reals square_root(const Reals& x) {
    const Lanes root = Eigen::Map<const Lanes>(reinterpret_cast<const double*>(&x)).sqrt();
    Reals result;
    std::memcpy(&result, root.data(), sizeof result);
    return result;
}

/// Writes one column; `output` may be unaligned.
inline void store(const Reals& column, double* output) {
    std::memcpy(output, &column, sizeof column);
}

/// √(−2 ln u) (sin α, cos α): two independent normals.
inline void box_muller(Words64 radius_word, Words64 angle_word, double* first, double* second) {
    const Reals radius = square_root(-2.0 * log_uniform(radius_word));
    const SineCosine direction = unit_vector(angle_word);
    store(radius * direction.sine, first);
    store(radius * direction.cosine, second);
}

/// (w + ½) 2⁻⁵³ for the 53 high bits w of two words.
inline Reals uniform(Words64 high, Words64 low) {
    return (__builtin_convertvector((high << 21U) | (low >> 11U), Reals) + 0.5) * 0x1p-53;
}

/// Calls write(words, columns) for each Philox output of n columns, `per_output` columns at a time.
template <Index per_output, typename Write>
void for_each_output(const Stream& stream, Purpose purpose, Block& block, Write write) {
    const auto counter = philox_counter(stream, purpose, 0, 0);
    Words64 chain{};
    for (int lane = 0; lane < lanes; ++lane) {
        chain[lane] = stream.first_chain + static_cast<std::uint32_t>(lane);
    }
    const Index n = block.cols();
    const Index n_whole = n - n % per_output;
    for (Index j = 0; j < n; j += per_output) {
        const FourWords random = philox_lanes(
            static_cast<std::uint64_t>(j / per_output), counter[1], chain, counter[3], stream.seed);
        double* column = block.data() + j * lanes;
        if (j < n_whole) {
            write(random, column);
        } else {
            std::array<double, per_output * lanes> last{};
            write(random, last.data());
            std::memcpy(
                column, last.data(), sizeof(double) * static_cast<std::size_t>((n - j) * lanes));
        }
    }
}

}  // namespace

void fill_normals(const Stream& stream, Purpose purpose, Block& normals) {
    for_each_output<4>(stream, purpose, normals, [](const FourWords& random, double* column) {
        box_muller(random.word[0], random.word[1], column, column + lanes);
        box_muller(random.word[2], random.word[3], column + 2 * lanes, column + 3 * lanes);
    });
}

void fill_uniforms(const Stream& stream, Purpose purpose, Block& uniforms) {
    for_each_output<2>(stream, purpose, uniforms, [](const FourWords& random, double* column) {
        store(uniform(random.word[0], random.word[1]), column);
        store(uniform(random.word[2], random.word[3]), column + lanes);
    });
}

}  // namespace feynet
