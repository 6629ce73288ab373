#pragma once

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace feynet {

/// Bad input: the name of the argument that is wrong and what was expected of it.
///
/// The name is the key of the run file, so that a reader can say where in the file it stands.
class InvalidInput : public std::runtime_error {
public:
    InvalidInput(std::string argument, const std::string& expectation)
        : std::runtime_error(argument + ": " + expectation),
          argument_(std::move(argument)),
          expectation_(expectation) {}

    const std::string& argument() const { return argument_; }
    const std::string& expectation() const { return expectation_; }

private:
    std::string argument_;
    std::string expectation_;
};

/// Throws unless `condition` holds: `require(mass > 0, "mass", "must be positive, got {}", mass)`.
///
/// @throws InvalidInput naming the argument
template <typename... Values>
void require(
    bool condition,
    std::string_view argument,
    fmt::format_string<Values...> expectation,
    Values&&... values) {
    if (!condition) {
        throw InvalidInput(
            std::string(argument), fmt::format(expectation, std::forward<Values>(values)...));
    }
}

/// Throws unless `number` is positive and finite.
///
/// @throws InvalidInput naming the argument
inline void require_positive(double number, std::string_view argument) {
    require(
        std::isfinite(number) && number > 0.0,
        argument,
        "must be positive and finite, got {}",
        number);
}

}  // namespace feynet
