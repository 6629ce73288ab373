#include "feynet/study/field/binder_settings.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

void check_sizes(const BinderSettings& binder) {
    const std::size_t fewest = binder.fit_omega ? 5 : 3;
    const std::vector<Index>& sizes = binder.sizes;
    require(sizes.size() >= fewest, "sizes", "must be at least {}, got {}", fewest, sizes.size());
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        require(
            sizes[i] < sizes[i + 1],
            "sizes",
            "must rise, got {} before {}",
            sizes[i],
            sizes[i + 1]);
    }
}

void check_varied(const BinderPlan& plan) {
    const bool hops = plan.field.system.convention == Convention::Hopping;
    const VariedCoupling vary = plan.binder.vary;
    require(
        vary == VariedCoupling::Lambda || (vary == VariedCoupling::Kappa) == hops,
        "vary",
        R"(must be a coupling of convention = "{}", got "{}")",
        word(plan.field.system.convention),
        word(vary));
}

}  // namespace

double BinderPlan::start() const {
    switch (binder.vary) {
        case VariedCoupling::MassSquared:
            return field.system.mass_squared.value_or(0.0);
        case VariedCoupling::Kappa:
            return field.system.kappa.value_or(0.0);
        default:
            return field.system.lambda;
    }
}

FieldSettings BinderPlan::at(Index size, double coupling) const {
    FieldSettings settings = field;
    std::fill(settings.system.extents.begin(), settings.system.extents.end(), size);
    switch (binder.vary) {
        case VariedCoupling::MassSquared:
            settings.system.mass_squared = coupling;
            break;
        case VariedCoupling::Kappa:
            settings.system.kappa = coupling;
            break;
        default:
            settings.system.lambda = coupling;
    }
    return settings;
}

Index BinderPlan::pilot_draws() const {
    constexpr Index fewest = 200;
    return std::max(fewest, field.sampler.draws / 10);
}

CrossingExponents BinderPlan::exponents() const {
    const bool flat = field.system.extents.size() == 2;
    return {
        .inverse_nu = binder.inverse_nu.value_or(flat ? 1.0 : 1.0 / 0.629971),
        .omega = binder.omega.value_or(flat ? 1.75 : 0.82966),
        .fit_omega = binder.fit_omega};
}

void BinderPlan::check() const {
    constexpr Index most_measurements = Index{1} << 22U;
    const std::size_t n_directions = field.system.extents.size();
    require(n_directions >= 2, "extents", "must have two directions or more for a critical point");
    require(field.system.time == TimeEnds::Periodic, "time", "must be periodic");
    const bool known = n_directions < 4 && field.system.components == 1;
    require(
        known || (binder.inverse_nu && binder.omega),
        "inverse_nu",
        "must be given, as omega, but for one component in two or three dimensions");
    require(binder.inverse_nu.value_or(1.0) > 0.0, "inverse_nu", "must be positive");
    require(binder.omega.value_or(1.0) > 0.0, "omega", "must be positive");
    require(
        binder.pilots >= 0 && binder.pilots <= 20,
        "pilots",
        "must be 0 … 20, got {}",
        binder.pilots);
    require(
        field.sampler.draws <= most_measurements / std::max<Index>(1, field.sampler.chains),
        "draws",
        "must be at most {} in all chains together",
        most_measurements);
    require(
        field.network.kind.size() == 1,
        "network.kind",
        "must be one network, got {}",
        field.network.kind.size());
    check_sizes(binder);
    check_varied(*this);
    for (const Index size : binder.sizes) {
        check_settings(at(size, start()));
    }
}

BinderPlan read_binder_plan(RunFile& file) {
    BinderPlan plan;
    FieldSettings& field = plan.field;
    field.header.title = "The critical coupling";
    field.system.convention = Convention::Flow;
    field.network.kind = {FieldNetworkKind::Site};
    field.sampler.updates = {
        {.kind = UpdateKind::Metropolis},
        {.kind = UpdateKind::Overrelaxation},
        {.kind = UpdateKind::SwendsenWang}};
    field.sampler.draws = 10000;
    read_field_sections(file, field);
    file.read("study", plan.binder);
    file.reject_unread();
    file.locate([&] { plan.check(); });
    return plan;
}

}  // namespace feynet
