#include "feynet/study/path/path_settings.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/nearest_word.hpp"
#include "feynet/network/network_kind.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/path/potential/symmetry.hpp"
#include "feynet/study/verdict_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet {
namespace {

template <std::size_t... I>
std::vector<std::string_view> potential_names(std::index_sequence<I...> /*indices*/) {
    return {std::variant_alternative_t<I, AnyPotential>::name...};
}

template <std::size_t... I>
AnyPotential potential_at(std::size_t position, std::index_sequence<I...> /*indices*/) {
    const std::array<AnyPotential, sizeof...(I)> defaults{
        std::variant_alternative_t<I, AnyPotential>{}...};
    return defaults[position];
}

void check_network(const NetworkSettings& network) {
    for (auto kind = network.kind.begin(); kind != network.kind.end(); ++kind) {
        require(
            std::find(network.kind.begin(), kind, *kind) == kind,
            "network.kind",
            R"(must name each network once, got "{}" twice)",
            word(*kind));
    }
}

void check_replicas(const SamplerSettings& sampler, const PathSystem& system) {
    constexpr Index most_replicas = 1000;
    const bool tempers = sampler.kind == SamplerKind::Tempering;
    require(!sampler.replicas || tempers, "replicas", R"(needs kind = "tempering")");
    if (!tempers) {
        return;
    }
    require(
        sampler.replicas.value_or(2) >= 2 && sampler.replicas.value_or(2) <= most_replicas,
        "replicas",
        "must be 2 … {}, got {}",
        most_replicas,
        sampler.replicas.value_or(0));
    require(
        !system.is_quadratic(),
        "sampler.kind",
        R"("tempering" is for several wells; use "exact" or "auto" for a quadratic action)");
    require(
        sampler.metric == MetricKind::Action && sampler.integrator != Integrator::Leapfrog,
        "sampler.kind",
        R"("tempering" needs metric = "action" and integrator = "rotation")");
    require(
        !sampler.cluster.value_or(false),
        "cluster",
        R"(must be false with kind = "tempering": replicas are exchanged instead)");
}

void check_sampler(const SamplerSettings& sampler, const PathSystem& system) {
    check_draws(sampler);
    check_replicas(sampler, system);
    require(
        sampler.kind != SamplerKind::Exact || system.is_quadratic(),
        "sampler.kind",
        R"("exact" needs a quadratic action; use "hmc" or "auto" for this potential)");
    require(
        sampler.integrator != Integrator::Rotation || sampler.metric == MetricKind::Action,
        "integrator",
        R"("rotation" needs metric = "action")");
    require(
        !sampler.cluster.value_or(false) || is_even(system.continuum_potential()),
        "cluster",
        "must be false where V(−x) is not V(x): only the signs of an even potential can be "
        "flipped");
}

void check_staging(const PathSettings& settings, const PathSystem& system) {
    const bool is_site = settings.network.kind == std::vector<NetworkKind>{NetworkKind::Site};
    require(
        settings.sampler.kind != SamplerKind::Staging ||
            (is_site && system.grid().is_ring() && system.rule() == Rule::Site),
        "sampler.kind",
        R"("staging" draws segments of nodes: it needs network.kind = "site", boundary = "periodic" and rule = "site")");
}

/// A name without a value is more often mistyped than forgotten.
void check_names(const AnyPotential& potential) {
    const auto* expression = std::get_if<ExpressionPotential>(&potential);
    if (expression == nullptr) {
        return;
    }
    std::vector<std::string_view> known{"x", "pi", "e"};
    for (const auto& parameter : expression->parameters()) {
        if (parameter.value) {
            known.emplace_back(parameter.name);
        }
    }
    for (const auto& parameter : expression->parameters()) {
        const auto nearest = nearest_word(parameter.name, known);
        require(
            parameter.value.has_value(),
            "expression",
            "needs {} = … beside it{}{}",
            parameter.name,
            nearest ? fmt::format(R"(, or did you mean "{}"?)", *nearest) : "",
            marked(expression->expression(), parameter.position));
    }
}

}  // namespace

void check_settings(const PathSettings& settings) {
    check_names(settings.potential);
    const PathSystem system = settings.path_system();
    check_network(settings.network);
    check_sampler(settings.sampler, system);
    check_staging(settings, system);
    check(settings.verdict);
    const TimeGrid& grid = system.grid();
    const Index reference = settings.measure.reference.value_or(default_reference(grid));
    require(
        reference >= 0 && reference < grid.n_nodes(),
        "reference",
        "must be a node 0 … {}, got {}",
        grid.n_nodes() - 1,
        reference);
    check_kept(settings.measure.kept);
    require(
        settings.measure.correlator_every >= 1,
        "correlator_every",
        "must be at least 1, got {}",
        settings.measure.correlator_every);
    require(
        settings.measure.max_lag.value_or(1) >= 1,
        "max_lag",
        "must be at least 1, got {}",
        settings.measure.max_lag.value_or(1));
    require(
        settings.measure.levels == 0 ||
            (settings.measure.levels >= 3 && settings.measure.levels <= 8),
        "levels",
        "must be 0 (none) or 3 … 8 powers of x, got {}",
        settings.measure.levels);
    const double frequency = settings.gaussian_frequency();
    try {
        for (const NetworkKind kind : settings.network.kind) {
            make_network(kind, grid, system.rule(), system.mass(), frequency)->log_jacobian();
        }
        LatticeOscillator(system.rule(), system.mass(), frequency, grid.spacing());
    } catch (const InvalidInput& error) {
        throw InvalidInput("decay_frequency", error.expectation());
    }
}

AnyPotential potential_named(std::string_view name) {
    constexpr auto every = std::make_index_sequence<std::variant_size_v<AnyPotential>>{};
    const std::vector<std::string_view> names = potential_names(every);
    require_word("potential", name, names);
    const auto found = std::find(names.begin(), names.end(), name);
    return potential_at(static_cast<std::size_t>(found - names.begin()), every);
}

PathSystem PathSettings::path_system() const {
    return PathSystem::with_hbar(
        system.hbar,
        TimeGrid(time.spacing, time.n_slices, time.boundary, time.x_initial, time.x_final),
        time.rule,
        system.mass,
        potential);
}

double PathSettings::gaussian_frequency() const {
    return network.decay_frequency ? system.hbar * *network.decay_frequency
                                   : path_system().oscillator_frequency();
}

double PathSettings::sampling_frequency() const {
    const double nearest = gaussian_frequency();
    const PathSystem its_system = path_system();
    const std::optional<double> well = twin_well(its_system.continuum_potential());
    if (sampler.kind != SamplerKind::Auto || network.decay_frequency || !well) {
        return nearest;
    }
    const double bend = std::visit(
        [&](const auto& v) { return curvature(v, *well); }, its_system.continuum_potential());
    constexpr double widest_angle = 1.9;  // aΩ, which the midpoint rule keeps below 2
    const double half = 0.5 * std::sqrt(std::max(bend, 0.0) / its_system.mass());
    return std::max(nearest, std::min(half, widest_angle / its_system.grid().spacing()));
}

void read_path_system(RunFile& file, PathSettings& settings) {
    file.read("", settings.header);
    file.read("system", settings.system);
    file.locate(
        [&] {
            require_word("kind", settings.system.kind, std::array<std::string_view, 1>{"path"});
        },
        "system");
    settings.potential =
        file.locate([&] { return potential_named(settings.system.potential); }, "system");
    file.locate(
        [&] {
            std::visit(
                [&](auto& potential) { file.read("system", potential); }, settings.potential);
        },
        "system");
}

PathSettings read_path_settings(RunFile& file, PathSettings settings) {
    read_path_system(file, settings);
    file.read("time", settings.time);
    file.read("network", settings.network);
    file.read("sampler", settings.sampler);
    file.read("measure", settings.measure);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check_settings(settings); });
    return settings;
}

}  // namespace feynet
