#include "feynet/study/field/field_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// The keys of the convention, and no other.
void check_couplings(const FieldSystemSettings& system) {
    const bool hops = system.convention == Convention::Hopping;
    const std::string_view wanted = hops ? "kappa" : "mass_squared";
    const std::string_view other = hops ? "mass_squared" : "kappa";
    const bool has_wanted = hops ? system.kappa.has_value() : system.mass_squared.has_value();
    const bool has_other = hops ? system.mass_squared.has_value() : system.kappa.has_value();
    require(has_wanted, wanted, "must be given for convention = \"{}\"", word(system.convention));
    require(!has_other, other, "has no place in convention = \"{}\"", word(system.convention));
}

/// The keys of the couplings as the run file names them.
ScalarCouplings couplings_of(const FieldSystemSettings& system) {
    check_couplings(system);
    switch (system.convention) {
        case Convention::Flow:
            return ScalarCouplings::flow(*system.mass_squared, system.lambda);
        case Convention::Canonical:
            return ScalarCouplings::canonical(*system.mass_squared, system.lambda);
        default:
            return ScalarCouplings::hopping(
                *system.kappa, system.lambda, static_cast<Index>(system.extents.size()));
    }
}

std::string_view first_coupling(Convention convention) {
    return convention == Convention::Hopping ? "kappa" : "mass_squared";
}

void check_system(const FieldSystemSettings& system) {
    constexpr Index most_components = 64;
    require(
        system.components >= 1 && system.components <= most_components,
        "components",
        "must be 1 … {}, got {}",
        most_components,
        system.components);
    require(
        std::isfinite(system.lambda) && system.lambda >= 0.0,
        "lambda",
        "must not be negative, got {}",
        system.lambda);
    try {
        check(couplings_of(system));
    } catch (const InvalidInput& error) {
        if (error.argument() == "stiffness" || error.argument() == "mass_term") {
            // the value that the user wrote, not what it is in our convention
            const bool hops = system.convention == Convention::Hopping;
            throw InvalidInput(
                std::string(first_coupling(system.convention)),
                fmt::format(
                    "{}, got {}",
                    error.expectation(),
                    hops ? *system.kappa : *system.mass_squared));
        }
        throw;
    }
}

void check_updates(const FieldSettings& settings) {
    const bool is_free = settings.couplings().is_free();
    const std::vector<FieldUpdate> updates = settings.updates();
    const auto count = [&updates](UpdateKind kind) {
        return std::count_if(updates.begin(), updates.end(), [kind](const FieldUpdate& update) {
            return update.kind == kind;
        });
    };
    require(
        is_free || count(UpdateKind::Exact) == 0,
        "updates",
        "can have \"exact\" for a free field only (lambda = 0)");
    require(count(UpdateKind::Hmc) <= 1, "updates", "can have \"hmc\" once; give it a number");
    const auto moves_moduli =
        count(UpdateKind::Hmc) + count(UpdateKind::Exact) + count(UpdateKind::Metropolis);
    require(
        moves_moduli > 0,
        "updates",
        "must have hmc, metropolis or exact among them: the others alone do not reach every field");
}

void check_field_sampler(const FieldSamplerSettings& sampler) {
    check_draws(sampler.hmc(MetricKind::Action));
    require(
        sampler.integrator != Integrator::Rotation || sampler.metric != MetricKind::Unit,
        "integrator",
        R"("rotation" needs metric = "action")");
}

void check_field_networks(const FieldNetworkSettings& network) {
    for (auto kind = network.kind.begin(); kind != network.kind.end(); ++kind) {
        require(
            std::find(network.kind.begin(), kind, *kind) == kind,
            "network.kind",
            R"(must name each network once, got "{}" twice)",
            word(*kind));
    }
    require(
        network.mass_squared.value_or(1.0) > 0.0,
        "network.mass_squared",
        "must be positive, got {}",
        network.mass_squared.value_or(0.0));
}

void check_measure(const FieldSettings& settings, const Lattice& lattice) {
    const Index extent = lattice.n_dimensions() > 1 ? lattice.extent(1) : 1;
    for (const Index j : settings.momenta()) {
        require(
            j >= 0 && 2 * j <= extent,
            "momenta",
            "must be 0 … {} (half the sites along the first axis of space), got {}",
            extent / 2,
            j);
    }
    check_kept(settings.measure.kept);
    require(
        settings.measure.max_lag.value_or(2) >= 2,
        "max_lag",
        "must be at least 2, got {}",
        settings.measure.max_lag.value_or(2));
}

}  // namespace

SamplerSettings FieldSamplerSettings::hmc(MetricKind fallback) const {
    SamplerSettings settings;
    settings.kind = updates.empty() ? SamplerKind::Auto : SamplerKind::Hmc;
    settings.metric = metric.value_or(fallback);
    settings.integrator = integrator;
    settings.splitting = splitting;
    if (settings.metric == MetricKind::Action && !integrator) {
        settings.integrator = Integrator::Rotation;
    }
    settings.chains = chains;
    settings.warmup = warmup;
    settings.draws = draws;
    settings.acceptance = acceptance;
    settings.step_size = step_size;
    settings.leapfrog_steps = leapfrog_steps;
    settings.max_leapfrog = max_leapfrog;
    return settings;
}

ScalarCouplings FieldSettings::couplings() const {
    return couplings_of(system);
}

std::vector<Index> FieldSettings::momenta() const {
    std::vector<Index> momenta{0};
    for (const Index j : measure.momenta) {
        if (j != 0) {
            momenta.push_back(j);
        }
    }
    if (measure.momenta.empty() && system.extents.size() > 1) {
        momenta.push_back(1);
    }
    return momenta;
}

SamplerSettings FieldSettings::hmc() const {
    const bool is_site = network.kind == std::vector<FieldNetworkKind>{FieldNetworkKind::Site};
    const bool rotates = sampler.integrator == Integrator::Rotation;
    SamplerSettings settings =
        sampler.hmc(is_site && !rotates ? MetricKind::Unit : MetricKind::Action);
    settings.cluster = sampler.updates.empty();
    return settings;
}

std::vector<FieldUpdate> FieldSettings::updates() const {
    if (!sampler.updates.empty()) {
        return sampler.updates;
    }
    if (system.lambda == 0.0) {
        return {{.kind = UpdateKind::Exact}};
    }
    return {{.kind = UpdateKind::Hmc}, {.kind = UpdateKind::SwendsenWang}};
}

void check_settings(const FieldSettings& settings) {
    check_system(settings.system);
    const Lattice lattice = settings.lattice();
    check_updates(settings);
    check_field_sampler(settings.sampler);
    check_measure(settings, lattice);
    check(settings.verdict);
    check_field_networks(settings.network);
}

void read_field_sections(RunFile& file, FieldSettings& settings) {
    file.read("", settings.header);
    file.read("system", settings.system);
    file.locate(
        [&] {
            require_word("kind", settings.system.kind, std::array<std::string_view, 1>{"field"});
        },
        "system");
    file.read("network", settings.network);
    file.read("sampler", settings.sampler);
    file.read("measure", settings.measure);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
}

FieldSettings read_field_settings(RunFile& file, FieldSettings settings) {
    read_field_sections(file, settings);
    file.reject_unread();
    file.locate([&] { check_settings(settings); });
    return settings;
}

}  // namespace feynet
