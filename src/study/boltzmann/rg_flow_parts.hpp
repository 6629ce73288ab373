#pragma once

#include "computed_part.hpp"
#include "feynet/study/boltzmann/rg_flow_study.hpp"

#include <vector>

namespace feynet {

/// How far a part is from what is known exactly, where it is farthest.
inline ObservableResult deviation(double worst) {
    return computed("deviation", "max deviation", worst, 0.0);
}

/// What doubling a length changes.
inline ObservableResult per_doubling(double value, double exact) {
    return computed("doubling", "per doubling", value, exact);
}

/// The ring decimated by enumeration, step after step.
ComputedPart decimation_part(const RgFlowSettings& settings);

/// Machines that learn the ring, and stacks of them.
ComputedPart ring_machine_part(const RgFlowSettings& settings);

/// Minimal cuts of tree and MERA, and the entropy of the critical Ising ring beside them.
std::vector<ComputedPart> cut_parts(const RgFlowSettings& settings, const Execution& execution);

/// The geometry of a network that halves its sites.
ComputedPart geometry_part(const RgFlowSettings& settings);

}  // namespace feynet
