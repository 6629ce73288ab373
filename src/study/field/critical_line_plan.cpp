#include "feynet/core/error.hpp"
#include "feynet/field/exact/normal_ordered_mass.hpp"
#include "feynet/study/field/critical_line_study.hpp"

#include <cmath>

namespace feynet {

std::vector<Index> CriticalLinePlan::sizes(double lambda) const {
    std::vector<Index> scaled;
    for (const Index size : line.sizes) {
        const double extent = static_cast<double>(size) * std::sqrt(line.lambdas.front() / lambda);
        scaled.push_back(2 * static_cast<Index>(std::lround(0.5 * extent)));
    }
    return scaled;
}

BinderPlan CriticalLinePlan::at(double lambda) const {
    BinderPlan plan{.field = field, .binder = {}};
    plan.field.system.lambda = lambda;
    plan.field.system.mass_squared = bare_mass_squared(lambda / line.start, lambda);
    plan.binder.sizes = sizes(lambda);
    plan.binder.vary = VariedCoupling::MassSquared;
    return plan;
}

void CriticalLinePlan::check() const {
    const FieldSystemSettings& system = field.system;
    require(system.convention == Convention::Canonical, "convention", R"(must be "canonical")");
    require(system.extents.size() == 2, "extents", "must have two directions");
    require(system.components == 1, "components", "must be 1, got {}", system.components);
    require(line.start > 0.0, "start", "must be positive, got {}", line.start);
    const std::vector<double>& lambdas = line.lambdas;
    require(lambdas.size() >= 4, "lambdas", "must be at least 4, got {}", lambdas.size());
    for (std::size_t i = 0; i < lambdas.size(); ++i) {
        require(
            lambdas[i] > 0.0 && (i == 0 || lambdas[i] < lambdas[i - 1]),
            "lambdas",
            "must be positive and fall, got {}",
            lambdas[i]);
    }
    for (const double lambda : lambdas) {
        at(lambda).check();
    }
}

CriticalLinePlan read_critical_line_plan(RunFile& file) {
    CriticalLinePlan plan;
    FieldSettings& field = plan.field;
    field.header.title = "The critical coupling of the continuum";
    field.network.kind = {FieldNetworkKind::Site};
    field.sampler.updates = {
        {.kind = UpdateKind::Metropolis},
        {.kind = UpdateKind::Overrelaxation},
        {.kind = UpdateKind::SwendsenWang}};
    field.sampler.draws = 1000;
    field.sampler.warmup = 200;
    read_field_sections(file, field);
    file.read("study", plan.line);
    file.reject_unread();
    file.locate([&] { plan.check(); });
    return plan;
}

}  // namespace feynet
