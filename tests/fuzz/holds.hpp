#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace feynet::fuzz {

/// What libFuzzer hands in, as text.
inline std::string text_of(const std::uint8_t* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

/// A find, unless the claim holds.
inline void holds(bool claim) {
    if (!claim) {
        std::abort();
    }
}

}  // namespace feynet::fuzz
