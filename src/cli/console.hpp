#pragma once

#include <fmt/format.h>

#include <string_view>

namespace feynet {

/// Makes sure that no file of a run gets the number of a standard stream that was closed; what is
/// printed on such a stream is refused.
void open_standard_streams() noexcept;

/// Prints on stdout.
/// @throws IoError if it does not take the text
void print_text(std::string_view text);

template <typename... Arguments>
void print(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    print_text(fmt::format(format, std::forward<Arguments>(arguments)...));
}

/// Hands on what has been printed.
/// @throws IoError if stdout does not take it
void finish_printing();

/// Prints on stderr as far as that goes: what is said beside the results fails no run, and needs no
/// memory.
void say_text(std::string_view text) noexcept;

template <typename... Arguments>
void say(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    say_text(fmt::format(format, std::forward<Arguments>(arguments)...));
}

}  // namespace feynet
