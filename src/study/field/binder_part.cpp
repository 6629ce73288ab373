#include "binder_part.hpp"

#include "feynet/study/chain_health.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace feynet {
namespace {

ObservableResult cumulant_of(const BinderPlan& plan, const BinderRecord& record) {
    const Index n = plan.field.system.components;
    const ReweightedResult found =
        record.measured->at(record.coupling, binder_cumulant(n), gradient_of_binder(n));
    ObservableResult result;
    result.name = "binder";
    result.formula = "U₄";
    result.value = found.value;
    result.error = found.error;
    result.tau_int = found.tau_int;
    const VectorSeries& series = record.measured->measured();
    result.ess =
        static_cast<double>(series.n_measurements()) / (2.0 * std::max(found.tau_int, 0.5));
    return result;
}

}  // namespace

NetworkRun size_part(const BinderPlan& plan, const BinderRecord& record) {
    NetworkRun part{.network = fmt::format("L = {}", record.size)};
    part.sampler = record.sampler;
    if (!record.measured) {
        part.verdict = "partial";
        return part;
    }
    const VectorSeries& series = record.measured->measured();
    part.observables.push_back(cumulant_of(plan, record));
    const auto add = [&](const char* name, const char* formula, BinderColumn column) {
        part.observables.push_back(
            result_of(name, formula, Series(series, static_cast<Index>(column)), std::nullopt));
    };
    add("magnetisation2", "⟨M²⟩", BinderColumn::Square);
    add("abs_magnetisation", "⟨|M|⟩", BinderColumn::Modulus);
    add("phi2", "⟨φ²⟩", BinderColumn::FieldSquare);
    judge_health(*record.transitions, part);
    const Expectation expected{
        .limits = plan.field.verdict, .n_networks = 1, .draws = plan.field.sampler.draws};
    judge(expected, part);
    return part;
}

}  // namespace feynet
