#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/sampler/sampler.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/transition_record.hpp"

#include <string>
#include <vector>

namespace feynet {

/// A quantity that is odd under a symmetry of the action, so that chains must be seen on both its
/// sides.
struct OddQuantity {
    std::string formula;  ///< for people: "⟨sgn x⟩"
    Series series;
};

/// What chains did that froze them, or would have, whatever was measured on them.
struct ChainHealth {
    const Series& acceptance;
    std::vector<double> divergent;   ///< trajectories that diverges() counts, one per block
    std::vector<OddQuantity> odd{};  ///< empty where nothing is odd
};

/// 1 where a trajectory left the region in which its step can follow the motion: |ΔH| > 1000, or ΔH
/// is not finite.
Lanes diverges(const Transition& transition);

/// Adds a remark, which fails the run, where
///
/// - one in a hundred proposals is accepted or fewer, in all chains or in one of them;
/// - one in a hundred trajectories diverged or more;
/// - a chain refused so many proposals in a row, L, as 1 − acceptance does not explain, and stayed
///   long enough to move a mean by its own error: with amplitudes of four widths there, where steps
///   are refused that suit the others, 4 L > √N of all N trajectories. τ_int and R̂ do not see it;
/// - an odd quantity changed sides fewer than ten times in all chains together: then no number of
///   the run keeps its error bar, and only remarks without a number follow.
void judge_health(const ChainHealth& health, NetworkRun& run);

/// The same of chains of which nothing is known to be odd.
void judge_health(const TransitionRecord& transitions, NetworkRun& run);

}  // namespace feynet
