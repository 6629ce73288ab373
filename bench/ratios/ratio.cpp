#include "ratio.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <ctime>

namespace feynet::bench {
namespace {

/// How long one side of one round is timed, and how many rounds there are.
struct Plan {
    double seconds;
    std::size_t rounds;
};

Plan plan_of(Effort effort) {
    return effort == Effort::Full ? Plan{0.02, 15} : Plan{0.0005, 3};
}

double seconds_of(const std::function<void()>& work, std::size_t n_calls) {
    const double start = thread_seconds();
    for (std::size_t i = 0; i < n_calls; ++i) {
        work();
    }
    return (thread_seconds() - start) / static_cast<double>(n_calls);
}

/// The number of calls that take `seconds` together; the first calls warm the caches.
std::size_t calls_in(const std::function<void()>& work, double seconds) {
    std::size_t n_calls = 1;
    while (true) {
        const double each = seconds_of(work, n_calls);
        if (each * static_cast<double>(n_calls) >= 0.5 * seconds) {
            return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(seconds / each)));
        }
        n_calls *= 2;
    }
}

/// The value below which a fraction q of `values` lies.
double quantile(std::vector<double> values, double q) {
    assert(!values.empty());
    std::sort(values.begin(), values.end());
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    const double part = position - static_cast<double>(below);
    return (1.0 - part) * values[below] + part * values[above];
}

}  // namespace

bool Ratio::is_met() const {
    return side == Side::AtMost ? value <= target : value >= target;
}

double thread_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

Alternation alternate(
    const std::function<void()>& first, const std::function<void()>& second, Effort effort) {
    const Plan plan = plan_of(effort);
    const std::size_t n_first = calls_in(first, plan.seconds);
    const std::size_t n_second = calls_in(second, plan.seconds);
    std::vector<double> firsts;
    std::vector<double> seconds;
    std::vector<double> ratios;
    for (std::size_t round = 0; round < plan.rounds; ++round) {
        firsts.push_back(seconds_of(first, n_first));
        seconds.push_back(seconds_of(second, n_second));
        ratios.push_back(firsts.back() / seconds.back());
    }
    return {
        quantile(firsts, 0.5),
        quantile(seconds, 0.5),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75)};
}

Ratio row_of(
    const std::string& name,
    const std::string& what,
    const Alternation& alternation,
    Side side,
    double target,
    double per_call) {
    return {
        name,
        what,
        alternation.ratio,
        alternation.low,
        alternation.high,
        side,
        target,
        fmt::format(
            "{:.3g} ns / {:.3g} ns",
            1e9 * alternation.first / per_call,
            1e9 * alternation.second / per_call)};
}

Ratio row_of(
    const std::string& name,
    const std::string& what,
    double value,
    double error,
    Side side,
    double target,
    const std::string& costs) {
    return {name, what, value, value - error, value + error, side, target, costs};
}

}  // namespace feynet::bench
