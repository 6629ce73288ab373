#include "feynet/study/boltzmann/bulk_dbm_study.hpp"

#include "bulk_dbm_parts.hpp"
#include "claims.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict_section.hpp"

namespace feynet {
namespace {

Summary empty_bulk_summary(const BulkDbmSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = fmt::format(
        "a free scalar in anti–de Sitter space of {:g} + 1 dimensions", settings.bulk.dimension);
    summary.lattice = fmt::format(
        "layers Δu = {:g} apart from z = {:g} on; sampled with Δu = {:g} from z = {:g} on",
        settings.bulk.spacing,
        settings.bulk.cutoff,
        settings.sampler.spacing,
        settings.sampler.cutoff);
    summary.coordinate = "φ";
    return summary;
}

/// What all masses together draw.
struct BulkFigures {
    Figure nonanalytic{
        .name = "nonanalytic",
        .title = "What the boundary sees",
        .caption =
            "The kernel of the visible layer less the terms that are analytic in k²: |c| k^2ν, the "
            "correlator |x|^−2Δ of an operator at the boundary. Lines: Bessel's.",
        .x = {.label = "momentum k", .scale = AxisScale::Logarithmic},
        .y = {.label = "|c k^2ν|", .scale = AxisScale::Logarithmic},
        .is_detail = true};
    Figure deviation{
        .name = "kernel",
        .title = "Layers and the continuum",
        .caption =
            "The kernel of the layers over that of Bessel functions, less one: the square of "
            "their distance Δu.",
        .x = {.label = "momentum k", .scale = AxisScale::Logarithmic},
        .y = {.label = "G/G_Bessel − 1"},
        .is_detail = true};
    Figure covariance{
        .name = "covariance",
        .title = "The visible layer, sampled",
        .caption =
            "⟨φ₀²⟩ of machines sampled by block Gibbs beside 1/G of their layers summed over.",
        .x = {.label = "momentum k", .scale = AxisScale::Logarithmic},
        .y = {.label = "⟨φ₀²⟩", .scale = AxisScale::Logarithmic}};
    Figure profile{
        .name = "profile",
        .title = "From the boundary into the bulk",
        .caption =
            "⟨φ₀φₙ⟩ of sampled machines over ⟨φ₀²⟩ as it is exactly: the bulk-to-boundary "
            "propagator, at the first momentum. Lines: layers summed over.",
        .x = {.label = "layer n"},
        .y = {.label = "⟨φ₀φₙ⟩ G"},
        .is_detail = true};

    void add(KernelCurves curves) {
        deviation.series.push_back(std::move(curves.deviation));
        if (!curves.nonanalytic.points.empty()) {
            nonanalytic.series.push_back(std::move(curves.nonanalytic));
        }
    }

    std::vector<Figure> all() && {
        std::vector<Figure> figures;
        for (Figure* figure : {&nonanalytic, &deviation, &covariance, &profile}) {
            if (!figure->series.empty()) {
                figures.push_back(std::move(*figure));
            }
        }
        return figures;
    }
};

/// Takes a part into the summary and tells of it.
void take_bulk_part(NetworkRun run, const StudyHooks& hooks, Summary& summary) {
    hooks.part_ends(run);
    summary.runs.push_back(std::move(run));
}

}  // namespace

Index BulkDbmStudy::work() const {
    const BulkSamplerSettings& sampler = settings_.sampler;
    return std::ssize(settings_.bulk.mass_squared) * std::ssize(sampler.momenta) * sampler.chains *
           (sampler.warmup + sampler.draws);
}

StudyResult BulkDbmStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_bulk_summary(settings_), .samples = {}};
    Summary& summary = result.summary;
    BulkFigures figures;
    hooks.part_starts("layers");
    for (const double mass : settings_.bulk.mass_squared) {
        KernelCurves curves = bulk_kernel_part(settings_, mass);
        take_bulk_part(curves.run, hooks, summary);
        figures.add(std::move(curves));
    }
    hooks.part_starts("trees");
    ComputedPart trees = bulk_tree_part(settings_);
    take_bulk_part(std::move(trees.run), hooks, summary);
    std::size_t first_run = 0;
    for (const double mass : settings_.bulk.mass_squared) {
        hooks.part_starts("sampled, " + mass_label(mass));
        const std::vector<SampledBulk> machines =
            sample_bulk(settings_, mass, static_cast<std::uint16_t>(first_run), hooks.execution);
        if (hooks.execution.stop()) {
            break;
        }
        first_run += machines.size();
        NetworkRun sampled = sampled_bulk_part(settings_, mass, machines);
        figures.covariance.series.push_back(covariance_series(sampled, settings_));
        take_bulk_part(std::move(sampled), hooks, summary);
        figures.profile.series.push_back(profile_series(machines.front(), mass_label(mass)));
    }
    summary.figures = std::move(figures).all();
    summary.figures.push_back(std::move(trees.figures.front()));
    conclude(
        summary,
        2 * settings_.bulk.mass_squared.size() + 1,
        "the layers of a deep Boltzmann machine are a bulk, and its visible units the boundary.");
    return result;
}

Summary BulkDbmStudy::exact() const {
    Summary summary = empty_bulk_summary(settings_);
    summary.verdict = "exact";
    NetworkRun run{.network = "bulk", .verdict = "exact"};
    Index number = 0;
    for (const double mass : settings_.bulk.mass_squared) {
        const BulkScalar scalar = settings_.bulk.scalar(mass);
        const std::string label = mass_label(mass);
        ++number;
        run.observables.push_back(exact_observable(
            fmt::format("exponent_{}", number), "2ν, " + label, 2.0 * scalar.order()));
        run.observables.push_back(exact_observable(
            fmt::format("dimension_{}", number), "Δ, " + label, scalar.scaling_dimension()));
        for (const double k : settings_.sampler.momenta) {
            run.observables.push_back(exact_observable(
                fmt::format("covariance_{}_{:g}", number, k),
                fmt::format("⟨φ₀²⟩ at k = {:g}, {}", k, label),
                1.0 / boundary_kernel(settings_.machine(mass, k))));
        }
    }
    summary.runs = {std::move(run)};
    return summary;
}

std::unique_ptr<Study> read_bulk_dbm_study(RunFile& file) {
    BulkDbmSettings settings;
    file.read("", settings.header);
    file.read("bulk", settings.bulk);
    file.read("sampler", settings.sampler);
    file.read("tree", settings.tree);
    read_verdict(file, settings.verdict);
    file.read("run", settings.run);
    file.reject_unread();
    file.locate([&] { check(settings.bulk); });
    file.locate([&] { check(settings.sampler); });
    file.locate([&] { check(settings.tree); });
    file.locate([&] { check(settings.verdict); });
    file.locate([&] { check_machines(settings); });
    return std::make_unique<BulkDbmStudy>(std::move(settings));
}

}  // namespace feynet
