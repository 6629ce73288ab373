#pragma once

#include "feynet/core/error.hpp"
#include "feynet/io/run_file.hpp"
#include "feynet/study/run_settings.hpp"

#include <concepts>
#include <type_traits>

namespace feynet {

/// Fills the thresholds of a verdict, of whatever kind, from the section [verdict].
///
/// @throws ConfigError if one is negative or not a number, which nothing could pass
template <typename Thresholds>
void read_verdict(RunFile& file, Thresholds& thresholds) {
    file.read("verdict", thresholds);
    const auto check_sign = [](std::string_view key, const auto& value, std::string_view) {
        if constexpr (std::floating_point<std::decay_t<decltype(value)>>) {
            require(value >= 0.0, key, "must not be negative, got {}", value);
        }
    };
    file.locate([&] { Thresholds::visit_parameters(thresholds, check_sign); }, "verdict");
    if constexpr (std::same_as<Thresholds, VerdictSettings>) {
        file.locate([&] { check(thresholds); }, "verdict");
    }
}

}  // namespace feynet
