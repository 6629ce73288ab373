#pragma once

#include "feynet/statistics/series.hpp"
#include "ratio.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace feynet::bench {

/// A number with its standard error.
struct Measured {
    double value = 0.0;
    double error = 0.0;
};

/// A Markov chain in a contest: how it moves, and what two numbers each of its chains has then.
struct Contender {
    std::string name;
    Index n_chains = 1;
    double seconds = 1.0;        ///< of processor time in a full run
    std::function<void()> step;  ///< moves all chains
    /// Two numbers per chain: of a fast mode and of the slowest one.
    std::function<std::array<Lanes, 2>()> look;
};

/// What a contender achieved: effective independent measurements per second of processor time,
/// measurements themselves not counted, N/(2 τ_int t) with the error of τ_int.
struct Achieved {
    std::string name;
    std::array<Measured, 2> per_second;
};

/// Lets contenders run in turn, in ten rounds after a warm-up, and analyses their series by the
/// Γ-method.
std::vector<Achieved> contest(const std::vector<Contender>& contenders, Effort effort);

/// The ratio of two independent numbers.
Measured ratio(const Measured& first, const Measured& second);

/// The row "first / second" in one of the two numbers.
Ratio row_of(
    const std::string& name,
    const std::string& what,
    const Measured& first,
    const Measured& second,
    double target);

}  // namespace feynet::bench
