#include "feynet/study/holography/ads_meson_study.hpp"

#include "ads_meson_part.hpp"
#include "claims.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

Summary empty_meson_summary(
    const std::string& title,
    const AdsMesonSettings& settings,
    const std::vector<AdsMesonCase>& cases) {
    Summary summary;
    summary.title = title;
    summary.theory = "AdS/QCD: (e^B v')' + ω² e^B v = 0, B = (2S − 1) A − Φ; A, Φ from towers";
    summary.lattice =
        cases.front().truth
            ? fmt::format(
                  "synthetic towers, S = 1, 2, of {} levels, κ = {:g}, relative error {:g}",
                  settings.levels,
                  settings.kappa,
                  settings.error)
            : fmt::format("{} measured numbers", cases.front().data.size());
    summary.coordinate = "z";
    return summary;
}

using LadderSteps = StepsOf<BulkLadder, &BulkLadder::is_at_top, &BulkLadder::climb>;

/// A ladder, climbed as far as it goes or until it is stopped.
BulkLadder climbed_ladder(const BulkLadder& start, const Execution& execution) {
    BulkLadder climbed = start;
    run_steps(
        1,
        start.most_rungs(),
        execution,
        [&](Index /*block*/) {
            return LadderSteps{0, start};
        },
        [&](const LadderSteps& done) { climbed = done.work; });
    return climbed;
}

}  // namespace

Index AdsMesonStudy::work() const {
    Index rungs = 0;
    for (const AdsMesonCase& made : cases_) {
        rungs += ladder_of(settings_, made).most_rungs();
    }
    return lanes * rungs;
}

StudyResult AdsMesonStudy::run(const StudyHooks& hooks) const {
    StudyResult result{
        .summary = empty_meson_summary(header_.title, settings_, cases_), .samples = {}};
    std::vector<AdsMesonPart> parts;
    parts.reserve(cases_.size());
    for (const AdsMesonCase& made : cases_) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(made.name);
        const BulkLadder ladder = climbed_ladder(ladder_of(settings_, made), hooks.execution);
        if (!ladder.is_at_top()) {
            break;
        }
        parts.emplace_back(settings_, made, ladder);
        result.summary.runs.push_back(run_of(settings_, verdict_, parts.back()));
        hooks.part_ends(result.summary.runs.back());
    }
    if (!parts.empty()) {
        result.summary.figures = ads_meson_figures(parts);
    }
    conclude(
        result.summary,
        cases_.size(),
        cases_.front().truth
            ? "the bulk is recovered where the data determine it, and the band says where not."
            : "a bulk fits the data; the band says what they leave open.");
    return result;
}

Summary AdsMesonStudy::exact() const {
    Summary summary = empty_meson_summary(header_.title, settings_, cases_);
    summary.verdict = "exact";
    for (const AdsMesonCase& made : cases_) {
        summary.runs.push_back(exact_run_of(settings_, made));
    }
    return summary;
}

std::unique_ptr<Study> read_ads_meson_study(RunFile& file) {
    HeaderSettings header{.title = "The bulk behind mesons"};
    AdsMesonSettings settings;
    VerdictSettings verdict;
    RunSettings run;
    file.read("", header);
    file.read("study", settings);
    read_verdict(file, verdict);
    file.read("run", run);
    file.reject_unread();
    file.locate([&] { check(settings); }, "study");
    std::vector<AdsMesonCase> cases;
    if (settings.masses.empty()) {
        cases = file.locate([&] { return synthetic_cases(settings, run.seed); }, "study");
    } else {
        cases.push_back(measured_case(settings, file));
    }
    return std::make_unique<AdsMesonStudy>(header, settings, std::move(cases), verdict, run);
}

}  // namespace feynet
