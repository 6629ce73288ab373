#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace feynet {

/// The number of letters to insert, delete, replace or swap with a neighbour that turns one word
/// into the other; capitals count as small letters.
///
/// Source  Damerau, Commun. ACM 7 (1964) 171.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The word that `typed` was probably meant to be, if one is within a third of its length.
std::optional<std::string_view> nearest_word(
    std::string_view typed, std::span<const std::string_view> words);

/// Requires that `given` is one of the words.
/// @throws InvalidInput naming the argument, the words and the nearest of them
void require_word(
    std::string_view argument, std::string_view given, std::span<const std::string_view> words);

}  // namespace feynet
