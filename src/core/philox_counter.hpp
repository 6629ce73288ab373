#pragma once

#include "feynet/core/random.hpp"

namespace feynet {

inline constexpr std::uint32_t philox_multiplier0 = 0xD2511F53;
inline constexpr std::uint32_t philox_multiplier1 = 0xCD9E8D57;
inline constexpr std::uint32_t philox_weyl0 = 0x9E3779B9;
inline constexpr std::uint32_t philox_weyl1 = 0xBB67AE85;

/// The counter words (index, trajectory, chain, run | part | phase | purpose) of one lane.
inline std::array<std::uint32_t, 4> philox_counter(
    const Stream& stream, Purpose purpose, int lane, std::uint32_t index) {
    return {
        index,
        stream.trajectory,
        stream.first_chain + static_cast<std::uint32_t>(lane),
        std::uint32_t{stream.run} << 16U | static_cast<std::uint32_t>(stream.phase) << 8U |
            static_cast<std::uint32_t>(purpose)};
}

inline std::array<std::uint32_t, 2> philox_key(const Stream& stream) {
    return {
        static_cast<std::uint32_t>(stream.seed), static_cast<std::uint32_t>(stream.seed >> 32U)};
}

}  // namespace feynet
