#include "feynet/study/field/binder_study.hpp"

#include "binder_part.hpp"
#include "feynet/study/field/binder_crossings.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

Summary binder_summary(const BinderPlan& plan) {
    const FieldSystemSettings& system = plan.field.system;
    const std::string fixed =
        plan.binder.vary == VariedCoupling::Lambda
            ? (system.kappa ? fmt::format("κ = {:g}", *system.kappa)
                            : fmt::format("m² = {:g}", system.mass_squared.value_or(0.0)))
            : fmt::format("λ = {:g}", system.lambda);
    Summary summary;
    summary.title = plan.field.header.title;
    summary.theory = fmt::format(
        "scalar field of {} component{}, convention = \"{}\", {}, {} varied",
        system.components,
        system.components == 1 ? "" : "s",
        word(system.convention),
        fixed,
        symbol_of(plan.binder.vary));
    summary.lattice = fmt::format(
        "L = {} in {} directions, periodic",
        fmt::join(plan.binder.sizes, ", "),
        system.extents.size());
    return summary;
}

Group binder_group(const BinderRecord& record) {
    static const std::array<NamedNumber, 5> numbers{
        {{"magnetisation2", "M²"},
         {"magnetisation4", "M⁴"},
         {"abs_magnetisation", "|M|"},
         {"phi2", "φ², mean over sites"},
         {"action_slope", "∂S/∂g by the coupling that is varied"}}};
    Group group =
        posterior_of(fmt::format("L_{}", record.size), numbers, record.measured->measured());
    group.attributes = {{"coupling", fmt::format("{}", record.coupling)}};
    return group;
}

FieldPicture picture_of(const BinderPlan& plan, const BinderRecord& record) {
    const bool more = plan.field.system.extents.size() > 2;
    return {
        .name = "field",
        .title = "A field near the critical point",
        .caption = fmt::format(
            "The last field of the first chain at {} = {:.5g}{}.",
            symbol_of(plan.binder.vary),
            record.coupling,
            more ? ", on the plane of the first two directions" : ""),
        .quantity = "φ",
        .across = "x",
        .upwards = "t",
        .panels = {record.last}};
}

bool is_complete(const std::vector<BinderRecord>& records, std::size_t n_sizes) {
    return records.size() == n_sizes &&
           std::all_of(records.begin(), records.end(), [](const BinderRecord& record) {
               return record.measured.has_value();
           });
}

/// All sizes at one coupling.
std::vector<BinderRecord> pilot(
    const BinderPlan& plan, double coupling, std::uint16_t first_run, const Execution& execution) {
    std::vector<BinderRecord> records;
    for (const Index size : plan.binder.sizes) {
        if (execution.stop()) {
            break;
        }
        records.push_back(
            run_size(plan, size, coupling, plan.pilot_draws(), first_run++, execution));
    }
    return records;
}

void conclude_binder(const BinderPlan& plan, const BinderCrossings& found, Summary& summary) {
    const auto failed = [](const NetworkRun& part) { return part.verdict == "fail"; };
    const auto partial = [](const NetworkRun& part) { return part.verdict == "partial"; };
    const std::vector<NetworkRun>& runs = summary.runs;
    summary.verdict = std::any_of(runs.begin(), runs.end(), partial)  ? "partial"
                      : std::any_of(runs.begin(), runs.end(), failed) ? "fail"
                                                                      : "pass";
    if (found.fit && summary.verdict == "pass") {
        summary.conclusion = fmt::format(
            "Pass: the curves cross at {}_c = {:.6g} ± {:.2g} (statistical) ± {:.2g} "
            "(systematic) on the infinite lattice.",
            symbol_of(plan.binder.vary),
            found.fit->critical,
            found.fit->error,
            found.fit->systematic);
    }
}

/// The coupling that the pilots lead to.
///
/// @param run  ↔ the number of the next run
double located(const BinderPlan& plan, std::uint16_t& run, const StudyHooks& hooks) {
    const std::size_t n_sizes = plan.binder.sizes.size();
    double coupling = plan.start();
    for (Index i = 0; i < plan.binder.pilots; ++i) {
        hooks.part_starts(fmt::format("pilot {}", i + 1));
        const std::vector<BinderRecord> records = pilot(plan, coupling, run, hooks.execution);
        run = static_cast<std::uint16_t>(run + n_sizes);
        if (is_complete(records, n_sizes)) {
            coupling = next_coupling(plan, records);
        }
    }
    return coupling;
}

/// What all sizes together say.
void add_crossings(
    const BinderPlan& plan,
    const std::vector<BinderRecord>& records,
    const StudyHooks& hooks,
    StudyResult& result) {
    Summary& summary = result.summary;
    summary.remarks.push_back(fmt::format(
        "All sizes were run at {} = {:.6g}.",
        symbol_of(plan.binder.vary),
        records.front().coupling));
    const BinderCrossings found(plan, records);
    summary.runs.insert(summary.runs.begin(), crossings_part(plan, found));
    hooks.part_ends(summary.runs.front());
    summary.figures.push_back(cumulant_figure(plan, records, found));
    if (found.fit) {
        summary.figures.push_back(crossings_figure(plan, found));
    }
    summary.pictures.push_back(picture_of(plan, records.back()));
    for (const BinderRecord& record : records) {
        result.samples.push_back(binder_group(record));
    }
    conclude_binder(plan, found, summary);
}

}  // namespace

Index BinderStudy::work() const {
    const FieldSamplerSettings& sampler = plan_.field.sampler;
    const Index n_chains = in_whole_blocks(sampler.chains);
    const Index steps = plan_.binder.pilots * (sampler.warmup + plan_.pilot_draws()) +
                        sampler.warmup + sampler.draws;
    return std::ssize(plan_.binder.sizes) * n_chains * steps;
}

StudyResult BinderStudy::run(const StudyHooks& hooks) const {
    const std::vector<Index>& sizes = plan_.binder.sizes;
    StudyResult result{.summary = binder_summary(plan_), .samples = {}};
    Summary& summary = result.summary;
    std::uint16_t run = 0;
    const double coupling = located(plan_, run, hooks);
    std::vector<BinderRecord> records;
    for (const Index size : sizes) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(fmt::format("L = {}", size));
        records.push_back(
            run_size(plan_, size, coupling, plan_.field.sampler.draws, run++, hooks.execution));
        summary.runs.push_back(size_part(plan_, records.back()));
        hooks.part_ends(summary.runs.back());
    }
    if (!is_complete(records, sizes.size())) {
        summary.verdict = "partial";
        return result;
    }
    add_crossings(plan_, records, hooks, result);
    return result;
}

Summary BinderStudy::exact() const {
    Summary summary = binder_summary(plan_);
    summary.verdict = "exact";
    NetworkRun part{.network = "exact", .verdict = "exact"};
    if (plan_.binder.expected) {
        ObservableResult critical;
        critical.name = "critical_coupling";
        critical.formula = symbol_of(plan_.binder.vary) + "_c";
        critical.value = std::nan("");
        critical.exact = plan_.binder.expected;
        part.observables.push_back(critical);
    }
    summary.runs.push_back(std::move(part));
    return summary;
}

std::unique_ptr<Study> read_binder_study(RunFile& file) {
    return std::make_unique<BinderStudy>(read_binder_plan(file));
}

}  // namespace feynet
