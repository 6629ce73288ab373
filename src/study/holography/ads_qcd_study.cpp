#include "feynet/study/holography/ads_qcd_study.hpp"

#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/holography/quark/published_results.hpp"
#include "feynet/io/data_table.hpp"
#include "qcd_parts.hpp"

#include <fmt/format.h>

namespace feynet {
namespace {

Summary empty_qcd_summary(const std::string& title, const QcdPlan& plan) {
    Summary summary;
    summary.title = title;
    summary.theory =
        "chiral condensate ↔ bulk scalar, m² = −3, V = λφ⁴/4, d = 4, behind a metric h(η)";
    summary.lattice = fmt::format(
        "{} condensates, m_q = {:.3g} … {:.3g} GeV",
        plan.data.mass.size(),
        plan.data.mass(0),
        plan.data.mass(plan.data.mass.size() - 1));
    summary.coordinate = "φ";
    return summary;
}

}  // namespace

Index AdsQcdStudy::work() const {
    return plan_.question.mode == QcdMode::Paper
               ? lanes * plan_.training.seeds * plan_.training.epochs
               : 0;
}

StudyResult AdsQcdStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_qcd_summary(header_.title, plan_), .samples = {}};
    Summary& summary = result.summary;
    hooks.part_starts(word(plan_.question.mode));
    bool is_complete = true;
    switch (plan_.question.mode) {
        case QcdMode::Paper:
            is_complete = add_paper_part(plan_, run_.seed, hooks, summary);
            break;
        case QcdMode::Precise:
            add_precise_part(plan_, summary);
            break;
        case QcdMode::NeuralOde:
            add_neural_ode_part(plan_, summary);
    }
    for (const NetworkRun& run : summary.runs) {
        hooks.part_ends(run);
    }
    conclude(
        summary,
        is_complete ? 1 : summary.runs.size() + 1,
        "a metric was learned from chiral condensates; the remarks say what of it is data.");
    return result;
}

Summary AdsQcdStudy::exact() const {
    Summary summary = empty_qcd_summary(header_.title, plan_);
    summary.verdict = "exact";
    const EquationOfState state = fit_equation_of_state(plan_.data);
    NetworkRun run{.network = "m_q = A⟨q̄q⟩ + B⟨q̄q⟩³", .verdict = "exact"};
    const auto add = [&](std::string name, std::string formula, double value) {
        run.observables.push_back(
            {.name = std::move(name),
             .formula = std::move(formula),
             .value = std::nan(""),
             .exact = value});
    };
    add("linear", "A, GeV⁻²", state.linear);
    add("cubic", "B, GeV⁻⁸", state.cubic);
    add("chi2_floor", "χ²", state.chi2);
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_ads_qcd_study(RunFile& file) {
    HeaderSettings header{.title = "Holographic QCD"};
    QcdPlan plan;
    RunSettings run;
    file.read("", header);
    file.read("study", plan.question);
    file.read("fit", plan.fit);
    file.read("training", plan.training);
    file.read("polynomial", plan.polynomial);
    file.read("run", run);
    file.reject_unread();
    plan.data =
        plan.question.data == "lattice"
            ? lattice_condensates()
            : read_condensates(file.data_file("study", "data", plan.question.data).string());
    file.locate([&] { check(plan); });
    file.locate([&] { const ChiralFitter checked(plan.data, plan.fit.prior); }, "fit");
    return std::make_unique<AdsQcdStudy>(header, plan, run);
}

}  // namespace feynet
