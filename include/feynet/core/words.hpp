#pragma once

#include <array>
#include <string_view>

namespace feynet {

/// The words an enumeration has in run files, in the order of its values: specialise with
/// `static constexpr std::array<std::string_view, n> value`.
template <typename Enum>
struct Words;

/// The word of one value of an enumeration.
template <typename Enum>
constexpr std::string_view word(Enum value) {
    return Words<Enum>::value[static_cast<std::size_t>(value)];
}

}  // namespace feynet
