#include "field/field_case.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/field/field_pilot.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace feynet::validation {
namespace {

FieldSettings settings_of(const FieldSystemSettings& system) {
    FieldSettings settings;
    settings.system = system;
    check_settings(settings);
    return settings;
}

std::string label_of(const FieldSystemSettings& system) {
    return fmt::format(
        "{}{}{}{}",
        fmt::join(system.extents, "×"),
        system.time == TimeEnds::Open ? " open" : "",
        system.components > 1 ? fmt::format(" n={}", system.components) : "",
        system.lambda > 0.0 ? fmt::format(" λ={:g}", system.lambda) : "");
}

}  // namespace

FieldCase::FieldCase(const FieldSystemSettings& system)
    : label_(label_of(system)),
      settings_(settings_of(system)),
      measurement_(settings_),
      exact_(settings_, measurement_),
      mass_squared_(gaussian_mass(settings_).mass_squared) {}

FieldRecord FieldCase::sample(
    FieldNetworkKind network,
    const FieldMethod& method,
    const FieldChains& chains,
    std::uint16_t run) const {
    FieldSettings settings = settings_;
    settings.sampler.updates = method.updates;
    settings.sampler.metric = method.metric;
    settings.sampler.integrator = method.integrator;
    settings.sampler.chains = chains.chains;
    settings.sampler.warmup = chains.warmup;
    settings.sampler.draws = chains.draws;
    check_settings(settings);
    const FieldExperiment experiment(settings, network, method.stretch * mass_squared_, run);
    return run_field(experiment, measurement_, settings, run, Execution{.n_threads = 1});
}

Estimate FieldCase::number(const FieldRecord& record, std::string_view name) const {
    if (const auto column = measurement_.numbers().find(name)) {
        return estimate(Series(record.numbers, *column));
    }
    const std::vector<DerivedNumber>& derived = measurement_.derived();
    const auto found = std::find_if(derived.begin(), derived.end(), [&](const DerivedNumber& one) {
        return one.number.name == name;
    });
    require(found != derived.end(), "name", "must be a measured number, got {}", name);
    return estimate_of(gamma_method(found->value, found->gradient, record.numbers));
}

void FieldCase::compare(
    Ledger& ledger,
    const std::string& label,
    const std::string& quantity,
    const FieldRecord& record,
    std::string_view name) const {
    const auto known = exact_.number(name);
    require(known.has_value(), "name", "must be exactly known, got {}", name);
    ledger.number(label, quantity, *known, number(record, name));
}

double chance_of(const VectorSeries& series, const std::vector<double>& exact) {
    return correlator_test(series, exact).p.value_or(0.0);
}

}  // namespace feynet::validation
