#pragma once

#include "feynet/study/field/binder_settings.hpp"

namespace feynet::test {

/// φ⁴ in two dimensions, convention A, m² = −4, λ near its critical value 4.25, on small lattices.
inline BinderPlan small_binder_plan() {
    BinderPlan plan;
    plan.field.system.extents = {4, 4};
    plan.field.system.convention = Convention::Flow;
    plan.field.system.mass_squared = -4.0;
    plan.field.system.lambda = 4.6;
    plan.field.network.kind = {FieldNetworkKind::Site};
    plan.field.sampler.updates = {
        {.kind = UpdateKind::Metropolis},
        {.kind = UpdateKind::Overrelaxation},
        {.kind = UpdateKind::SwendsenWang}};
    plan.field.sampler.chains = 16;
    plan.field.sampler.warmup = 100;
    plan.field.sampler.draws = 1500;
    plan.binder.sizes = {4, 6, 8};
    plan.binder.pilots = 1;
    return plan;
}

}  // namespace feynet::test
