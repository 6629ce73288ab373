#pragma once

#include "feynet/core/block.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace feynet::bench {

/// The length of paths that kernels are compared on: a Block of them stays in the second cache.
inline constexpr Index bench_sites = 1000;

/// How long to measure: in full, or once, to see that everything runs.
enum class Effort { Full, Short };

/// Which side of its target a ratio should be on.
enum class Side { AtMost, AtLeast };

/// One row of the table: a ratio of two costs that were measured in turn in one process, so that
/// whatever else the machine does, it does to both.
struct Ratio {
    std::string name;  ///< of the target: "R1"
    std::string what;  ///< "exact path / its Gaussians"
    double value = 0.0;
    double low = 0.0;  ///< value ± its error or the quartiles over the rounds
    double high = 0.0;
    Side side = Side::AtMost;
    double target = 0.0;
    std::string costs;  ///< the two costs themselves, for people: "2.4 ns / 2.1 ns"

    bool is_met() const;
};

/// The two sides of a ratio, as they were measured.
struct Alternation {
    double first = 0.0;   ///< median cost of one call of the first, in seconds
    double second = 0.0;  ///< of the second
    double ratio = 0.0;   ///< the median of the rounds' ratios
    double low = 0.0;     ///< its lower quartile over the rounds
    double high = 0.0;    ///< its upper quartile
};

/// Calls two pieces of work in turn, each often enough in every round to be timed, and takes the
/// medians over the rounds. Time is the processor time of the calling thread.
Alternation alternate(
    const std::function<void()>& first, const std::function<void()>& second, Effort effort);

/// Seconds of processor time of the calling thread.
double thread_seconds();

/// Keeps the compiler from dropping what was computed into memory at `data`.
inline void keep(const void* data) {
    asm volatile("" : : "r"(data) : "memory");
}

/// A row of `alternation`.
///
/// @param per_call  how many sites or numbers one call of each is for: costs are printed per one,
/// in
///                  nanoseconds
Ratio row_of(
    const std::string& name,
    const std::string& what,
    const Alternation& alternation,
    Side side,
    double target,
    double per_call);

/// The row of a ratio whose error is known, value ± error.
Ratio row_of(
    const std::string& name,
    const std::string& what,
    double value,
    double error,
    Side side,
    double target,
    const std::string& costs);

}  // namespace feynet::bench
