#pragma once

#include "feynet/study/path/continuum_settings.hpp"

namespace feynet::test {

/// x²/2 + x⁴ in all discretisations, with few networks.
inline ContinuumPlan quartic_plan() {
    ContinuumPlan plan;
    plan.path.potential = QuarticPotential{};
    plan.path.system.potential = QuarticPotential::name;
    plan.path.sampler.kind = SamplerKind::Auto;
    plan.path.sampler.draws = 800;
    plan.path.run.seed = 12;
    return plan;
}

}  // namespace feynet::test
