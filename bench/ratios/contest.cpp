#include "contest.hpp"

#include "feynet/core/powers.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <fmt/format.h>

#include <cmath>

namespace feynet::bench {
namespace {

/// A contender with what has been seen of it.
struct Runner {
    explicit Runner(const Contender& who)
        : contender(who), series{Series(who.n_chains), Series(who.n_chains)} {}

    void warm_up(double seconds) const {
        for (const double start = thread_seconds(); thread_seconds() - start < seconds;) {
            contender.step();
        }
    }

    void run(double seconds) {
        const double until = time + seconds;
        do {
            const double start = thread_seconds();
            contender.step();
            time += thread_seconds() - start;
            const std::array<Lanes, 2> seen = contender.look();
            for (std::size_t k = 0; k < series.size(); ++k) {
                for (Index chain = 0; chain < contender.n_chains; ++chain) {
                    series[k].push(chain, seen[k][chain]);
                }
            }
        } while (time < until);
    }

    Measured per_second(std::size_t k) const {
        const GammaResult result = gamma_method(series[k]);
        const double value = static_cast<double>(result.n) / (2.0 * result.tau_int * time);
        return {value, value * result.tau_int_error / result.tau_int};
    }

    const Contender& contender;
    std::array<Series, 2> series;
    double time = 0.0;
};

}  // namespace

std::vector<Achieved> contest(const std::vector<Contender>& contenders, Effort effort) {
    constexpr int n_rounds = 10;
    constexpr double warm_up_share = 0.2;
    const double scale = effort == Effort::Full ? 1.0 : 0.01;
    std::vector<Runner> runners(contenders.begin(), contenders.end());
    for (const Runner& runner : runners) {
        runner.warm_up(scale * warm_up_share * runner.contender.seconds);
    }
    for (int round = 0; round < n_rounds; ++round) {
        for (Runner& runner : runners) {
            runner.run(scale * runner.contender.seconds / n_rounds);
        }
    }
    std::vector<Achieved> achieved;
    for (const Runner& runner : runners) {
        achieved.push_back({runner.contender.name, {runner.per_second(0), runner.per_second(1)}});
    }
    return achieved;
}

Measured ratio(const Measured& first, const Measured& second) {
    const double value = first.value / second.value;
    return {value, value * std::hypot(first.error / first.value, second.error / second.value)};
}

Ratio row_of(
    const std::string& name,
    const std::string& what,
    const Measured& first,
    const Measured& second,
    double target) {
    const Measured quotient = ratio(first, second);
    return row_of(
        name,
        what,
        quotient.value,
        quotient.error,
        Side::AtLeast,
        target,
        fmt::format("{:.4g} / {:.4g} ESS/s", first.value, second.value));
}

}  // namespace feynet::bench
