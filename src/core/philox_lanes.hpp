#pragma once

#include "feynet/core/lane_register.hpp"
#include "philox_counter.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#ifdef __AVX512F__
#include <immintrin.h>
#endif

namespace feynet {

inline constexpr std::uint64_t low_word = 0xFFFFFFFF;

/// The product of 32 low bits: one instruction that GCC does not find by itself.
inline LaneWords word_product(LaneWords a, std::uint32_t b) {
#ifdef __AVX512F__
    return std::bit_cast<LaneWords>(
        _mm512_mul_epu32(std::bit_cast<__m512i>(a), _mm512_set1_epi64(b)));
#else
    return (a & low_word) * std::uint64_t{b};
#endif
}

/// `n` consecutive Philox outputs of all chains: word[w][k] has word w of output k in its 32 low
/// bits; what the high bits hold is no one's business.
template <std::size_t n>
using PhiloxWords = std::array<std::array<LaneWords, n>, 4>;

/// philox() for `lanes` chains and several indices at once, whose steps take turns to hide their
/// latency.
///
/// The index meets the chain in the third round: of the first two, what depends on the chain is
/// computed once, and what depends on the index is one number.
class PhiloxLanes {
public:
    PhiloxLanes(const Stream& stream, Purpose purpose) {
        const auto counter = philox_counter(stream, purpose, 0, 0);
        auto key = philox_key(stream);
        LaneWords chain{};
        for (int lane = 0; lane < lanes; ++lane) {
            chain[lane] = counter[2] + static_cast<std::uint32_t>(lane);
        }
        const LaneWords first = word_product(chain & low_word, philox_multiplier1);
        const LaneWords mixed = (first >> 32U) ^ std::uint64_t{counter[1] ^ key[0]};
        const LaneWords second = word_product(mixed, philox_multiplier0);
        index_mask_ = counter[3] ^ key[1];
        advance(key);
        state0_ = (first & low_word) ^ std::uint64_t{key[0]};
        state2_ = (second >> 32U) ^ std::uint64_t{key[1]};
        state3_ = second;
        for (std::size_t round = 0; round < rounds; ++round) {
            advance(key);
            key0_[round] = key[0];
            key1_[round] = key[1];
        }
    }

    /// The outputs first, first + 1, …
    template <std::size_t n>
    PhiloxWords<n> outputs(std::uint32_t first) const {
        PhiloxWords<n> word;
        auto& [c0, c1, c2, c3] = word;
        for (std::size_t k = 0; k < n; ++k) {
            const std::uint64_t one =
                std::uint64_t{philox_multiplier0} * (first + static_cast<std::uint32_t>(k));
            const std::uint64_t two = std::uint64_t{philox_multiplier1} *
                                      (static_cast<std::uint32_t>(one >> 32U) ^ index_mask_);
            c0[k] = state0_ ^ (two >> 32U);
            c1[k] = LaneWords{} + two;
            c2[k] = state2_ ^ (one & low_word);
            c3[k] = state3_;
        }
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t k = 0; k < n; ++k) {
                const LaneWords product0 = word_product(c0[k], philox_multiplier0);
                const LaneWords product1 = word_product(c2[k], philox_multiplier1);
                c0[k] = (product1 >> 32U) ^ c1[k] ^ key0_[round];
                c2[k] = (product0 >> 32U) ^ c3[k] ^ key1_[round];
                c1[k] = product1;
                c3[k] = product0;
            }
        }
        return word;
    }

private:
    static constexpr std::size_t rounds = 8;

    static void advance(std::array<std::uint32_t, 2>& key) {
        key[0] += philox_weyl0;
        key[1] += philox_weyl1;
    }

    std::uint32_t index_mask_ = 0;
    LaneWords state0_{};  // before the third round, but for the index
    LaneWords state2_{};
    LaneWords state3_{};
    std::array<std::uint64_t, rounds> key0_{};
    std::array<std::uint64_t, rounds> key1_{};
};

}  // namespace feynet
