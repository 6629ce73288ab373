#include "feynet/study/chain_health.hpp"

#include "feynet/statistics/side_changes.hpp"
#include "feynet/study/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace feynet {
namespace {

constexpr double least_acceptance = 0.01;
constexpr double most_divergent = 0.01;

double mean_of_chain(const Series& series, Index chain) {
    double sum = 0.0;
    for (const double value : series.chain(chain)) {
        sum += value;
    }
    return sum / static_cast<double>(series.size());
}

void judge_acceptance(const Series& acceptance, NetworkRun& run) {
    Index n_stuck = 0;
    for (Index chain = 0; chain < acceptance.n_chains(); ++chain) {
        n_stuck += mean_of_chain(acceptance, chain) > least_acceptance ? 0 : 1;
    }
    if (n_stuck > 0) {
        run.remarks.push_back(fmt::format(
            "frozen: {} of {} chains accepted hardly any proposal (at most {:.0f} %): the step is "
            "too long",
            n_stuck,
            acceptance.n_chains(),
            100.0 * least_acceptance));
    }
}

void judge_divergence(const ChainHealth& health, NetworkRun& run) {
    const auto n_trajectories = static_cast<double>(health.acceptance.n_measurements());
    const double n_divergent =
        std::accumulate(health.divergent.begin(), health.divergent.end(), 0.0);
    if (n_divergent > most_divergent * n_trajectories) {
        run.remarks.push_back(fmt::format(
            "{:.0f} of {:.0f} trajectories diverged, |ΔH| > 1000 (at most {:.0f} %): the step is "
            "too long",
            n_divergent,
            n_trajectories,
            100.0 * most_divergent));
    }
}

/// The longest row of trajectories in which one chain accepted nothing; of averaged ones, all of a
/// bin.
Index longest_stay(const Series& acceptance) {
    Index longest = 0;
    for (Index chain = 0; chain < acceptance.n_chains(); ++chain) {
        Index bins = 0;
        for (const double share : acceptance.chain(chain)) {
            bins = share > 0.0 ? 0 : bins + 1;
            longest = std::max(longest, bins * acceptance.bin_width());
        }
    }
    return longest;
}

/// Whether independent proposals would nearly never be refused so often in a row: N (1 − A)ᴸ < p.
bool is_beyond_chance(Index length, double acceptance, double n_trajectories) {
    constexpr double smallest_p = 1e-4;
    const double log_p =
        std::log(n_trajectories) + static_cast<double>(length) * std::log1p(-acceptance);
    return log_p < std::log(smallest_p);
}

void judge_stays(const Series& acceptance, NetworkRun& run) {
    const auto n_trajectories = static_cast<double>(acceptance.n_measurements());
    double mean = 0.0;
    for (Index chain = 0; chain < acceptance.n_chains(); ++chain) {
        mean += mean_of_chain(acceptance, chain) / static_cast<double>(acceptance.n_chains());
    }
    const Index length = longest_stay(acceptance);
    constexpr double amplitude_of_stays = 4.0;
    if (amplitude_of_stays * static_cast<double>(length) > std::sqrt(n_trajectories) &&
        is_beyond_chance(length, mean, n_trajectories)) {
        run.remarks.push_back(fmt::format(
            "a chain stayed {} trajectories in one place, where {:.0f} % are accepted in the mean: "
            "the step is too long far out, and errors may be too small (a higher "
            "sampler.acceptance, or kind = \"auto\", takes steps for there too)",
            length,
            100.0 * mean));
    }
}

void judge_sides(const OddQuantity& odd, NetworkRun& run) {
    const SideChanges sides = side_changes(odd.series);
    if (sides.suffice()) {
        return;
    }
    run.remarks.push_back(fmt::format(
        "frozen: {} changed sides {} times in all chains together (at least {}); {} of {} chains "
        "are on the positive side",
        odd.formula,
        sides.changes,
        SideChanges::least,
        sides.positive,
        sides.n_chains));
    withhold_errors(run);
}

}  // namespace

Lanes diverges(const Transition& transition) {
    constexpr double too_far = 1000.0;
    // written so that NaN diverges
    return (transition.energy_error.abs() <= too_far).select(Lanes::Zero(), Lanes::Ones());
}

void judge_health(const ChainHealth& health, NetworkRun& run) {
    if (health.acceptance.size() == 0) {
        return;
    }
    judge_acceptance(health.acceptance, run);
    judge_divergence(health, run);
    judge_stays(health.acceptance, run);
    for (const OddQuantity& odd : health.odd) {
        judge_sides(odd, run);
    }
}

void judge_health(const TransitionRecord& transitions, NetworkRun& run) {
    judge_health(
        ChainHealth{.acceptance = transitions.acceptance, .divergent = transitions.divergent}, run);
}

}  // namespace feynet
