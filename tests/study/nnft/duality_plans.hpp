#pragma once

#include "feynet/study/nnft/duality_settings.hpp"

namespace feynet::test {

/// A ring small enough for networks of either kind to be sampled in a blink.
inline DualityPlan small_duality() {
    DualityPlan plan;
    plan.time.spacing = 0.5;
    plan.time.n_slices = 8;
    plan.duality.widths = {4, 8, 16};
    plan.duality.networks = {NetworkKind::Cosine};
    plan.duality.warmup = 40;
    plan.duality.draws = 1500;
    plan.run.seed = 3;
    return plan;
}

}  // namespace feynet::test
