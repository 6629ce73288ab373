#include "feynet/study/boltzmann/rg_flow_study.hpp"

#include "claims.hpp"
#include "feynet/boltzmann/renormalisation/decimation.hpp"
#include "feynet/boltzmann/renormalisation/layer_geometry.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"
#include "rg_flow_parts.hpp"

#include <bit>
#include <cmath>

namespace feynet {
namespace {

Summary empty_flow_summary(const RgFlowSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory =
        fmt::format("Ising ring, K = {:g}, and its decimation", settings.chain.coupling);
    summary.lattice = fmt::format(
        "rings of {} spins enumerated; tree and MERA over {} sites",
        settings.chain.spins,
        settings.network.sites);
    summary.coordinate = "s";
    return summary;
}

/// Takes a part into the result and tells of it.
void take(ComputedPart part, const StudyHooks& hooks, Summary& summary) {
    hooks.part_ends(part.run);
    summary.runs.push_back(std::move(part.run));
    for (Figure& figure : part.figures) {
        summary.figures.push_back(std::move(figure));
    }
}

void require_limit(double limit, const char* name) {
    require(std::isfinite(limit) && limit > 0.0, name, "must be positive, got {}", limit);
}

}  // namespace

void check(const RgChainSettings& settings) {
    require(
        settings.coupling > 0.0 && settings.coupling <= 5.0,
        "coupling",
        "must be above 0 and at most 5, got {}",
        settings.coupling);
    require(
        settings.spins >= 6 && settings.spins <= 20 && settings.spins % 2 == 0,
        "spins",
        "must be even, 6 … 20, got {}",
        settings.spins);
    require(
        settings.steps >= 1 && settings.steps <= 20,
        "steps",
        "must be 1 … 20, got {}",
        settings.steps);
    require(
        settings.visible >= 3 && settings.visible <= 9,
        "visible",
        "must be 3 … 9, got {}",
        settings.visible);
}

void check(const RgNetworkSettings& settings) {
    require(
        settings.sites >= 64 && settings.sites <= 65536 &&
            std::has_single_bit(static_cast<std::uint64_t>(settings.sites)),
        "sites",
        "must be a power of two, 64 … 65536, got {}",
        settings.sites);
    require(
        settings.positions >= 1 && settings.positions <= settings.sites,
        "positions",
        "must be 1 … {}, got {}",
        settings.sites,
        settings.positions);
    require_limit(settings.alpha, "alpha");
}

void check(const RgVerdictSettings& settings) {
    require_limit(settings.rounding, "rounding");
    require_limit(settings.curvature, "curvature");
    require_limit(settings.slope, "slope");
}

Index RgFlowStudy::work() const {
    const auto n_lengths = std::bit_width(static_cast<std::uint64_t>(settings_.network.sites / 4));
    return 2 * settings_.network.positions * n_lengths;
}

StudyResult RgFlowStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_flow_summary(settings_), .samples = {}};
    hooks.part_starts("decimation");
    take(decimation_part(settings_), hooks, result.summary);
    hooks.part_starts("boltzmann machine");
    take(ring_machine_part(settings_), hooks, result.summary);
    hooks.part_starts("cuts");
    for (ComputedPart& part : cut_parts(settings_, hooks.execution)) {
        take(std::move(part), hooks, result.summary);
    }
    if (!hooks.execution.stop()) {
        hooks.part_starts("geometry");
        take(geometry_part(settings_), hooks, result.summary);
    }
    constexpr std::size_t n_parts = 6;
    conclude(
        result.summary,
        n_parts,
        "a chain renormalises as its machines say, and networks that halve their sites are "
        "hyperbolic planes.");
    return result;
}

Summary RgFlowStudy::exact() const {
    Summary summary = empty_flow_summary(settings_);
    summary.verdict = "exact";
    NetworkRun run{.network = "decimation and networks", .verdict = "exact"};
    const std::vector<double> couplings =
        coupling_flow(settings_.chain.coupling, settings_.chain.steps);
    for (std::size_t step = 1; step < couplings.size(); ++step) {
        run.observables.push_back(exact_observable(
            fmt::format("coupling_{}", step), fmt::format("K after {}", step), couplings[step]));
    }
    const LayerGeometry geometry{.alpha = settings_.network.alpha};
    run.observables.push_back(exact_observable("tree", "Δ⟨cut⟩/Δ log₂ ℓ, tree", 2.0 / 3.0));
    run.observables.push_back(exact_observable("mera", "Δ⟨cut⟩/Δ log₂ ℓ, MERA", 2.0));
    run.observables.push_back(exact_observable("curvature", "−(ln 2)²/α", geometry.curvature()));
    summary.runs = {std::move(run)};
    return summary;
}

std::unique_ptr<Study> read_rg_flow_study(RunFile& file) {
    RgFlowSettings settings;
    file.read("", settings.header);
    file.read("chain", settings.chain);
    file.read("network", settings.network);
    read_verdict(file, settings.verdict);
    file.reject_unread();
    file.locate([&] { check(settings.chain); });
    file.locate([&] { check(settings.network); });
    file.locate([&] { check(settings.verdict); });
    return std::make_unique<RgFlowStudy>(std::move(settings));
}

}  // namespace feynet
