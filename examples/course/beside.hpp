#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

/// A table of numbers beside the exact ones. With errors given, a number more than four of them
/// away fails; otherwise one that is off by more than a bound.
class Beside {
public:
    explicit Beside(std::string_view what) {
        std::printf(
            "%s %12s %12s %12s %7s\n", padded(what).c_str(), "found", "error", "exact", "pull");
    }

    void row(std::string_view name, double found, double error, double exact) {
        const double pull = (found - exact) / error;
        std::printf(
            "%s %12.6g %12.2g %12.6g %+7.2f\n", padded(name).c_str(), found, error, exact, pull);
        all_near_ = all_near_ && std::abs(pull) < 4.0;
    }

    void computed(std::string_view name, double found, double exact, double bound) {
        std::printf("%s %12.6g %12s %12.6g\n", padded(name).c_str(), found, "", exact);
        all_near_ = all_near_ && std::abs(found - exact) < bound;
    }

    /// Says the verdict; the exit code of the program.
    int verdict() const {
        std::printf("%s\n", all_near_ ? "Pass." : "Fail.");
        return all_near_ ? 0 : 3;
    }

private:
    /// The words with spaces up to a column; letters of several bytes count once.
    static std::string padded(std::string_view words) {
        const auto letters = std::count_if(words.begin(), words.end(), [](char letter) {
            return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
        });
        return std::string(words) + std::string(letters < 27 ? 27 - letters : 0, ' ');
    }

    bool all_near_ = true;
};
