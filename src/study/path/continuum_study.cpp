#include "feynet/study/path/continuum_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/continuum_figures.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/path/path_verdict.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

Summary empty_summary(const ContinuumPlan& plan, const ContinuumLimits& limits) {
    const ContinuumSettings& continuum = plan.continuum;
    Summary summary{
        .title = plan.path.header.title,
        .theory = theory_line(plan.path),
        .lattice = fmt::format(
            "a = {:g} from transfer matrices{}",
            fmt::join(continuum.spacings, ", "),
            continuum.sample ? fmt::format(
                                   "; a = {:g} from networks, T = {:g}, periodic boundary",
                                   fmt::join(continuum.sampled_spacings, ", "),
                                   continuum.duration)
                             : "")};
    summary.remarks.push_back(fmt::format(
        "The gap of the Hamiltonian is {:.12g}, that of a lattice without spacing.", limits.gap));
    return summary;
}

ObservableResult observable_of(const SampledRate& rate) {
    const FigurePoint point =
        figure_point(rate.spacing, rate.measured.mean, rate.measured.error, rate.exact);
    return {
        .name = fmt::format("rate_{:g}", rate.spacing),
        .formula = fmt::format("rate, a = {:g}", rate.spacing),
        .value = point.value,
        .error = point.error,
        .tau_int = rate.measured.tau_int,
        .ess = static_cast<double>(rate.measured.n) / (2.0 * rate.measured.tau_int),
        .rhat = rate.rhat,
        .exact = point.exact,
        .pull = point.pull};
}

ObservableResult order_result(
    std::string name, std::string formula, const FigurePoint& order, std::optional<double> pull) {
    return {
        .name = std::move(name),
        .formula = std::move(formula),
        .value = order.value,
        .error = order.error,
        .tau_int = std::nullopt,
        .ess = std::nullopt,
        .rhat = std::nullopt,
        .exact = order.exact,
        .pull = pull};
}

void fail(NetworkRun& part, std::string remark) {
    part.remarks.push_back(std::move(remark));
    if (part.verdict == "pass") {
        part.verdict = "fail";
    }
}

/// The order of the sampled rates, in front of them.
void add_order(
    const ContinuumPlan& plan,
    const SampledOrder& order,
    NetworkRun& part,
    std::vector<std::string>& remarks) {
    FigurePoint point = figure_point(0.0, std::nan(""));
    if (order.is_measured) {
        point = figure_point(0.0, order.fit.power, order.fit.power_error, order.exact.power);
    } else {
        remarks.push_back(fmt::format(
            "{}: these errors do not resolve the order; each sampled rate stands beside the exact "
            "one "
            "at its spacing.",
            part.network));
    }
    part.observables.insert(
        part.observables.begin(), order_result("order_sampled", "p, sampled", point, point.pull));
    const double limit = plan.path.verdict.pull;
    if (point.pull && !(std::abs(*point.pull) <= limit)) {
        fail(
            part,
            fmt::format(
                "the sampled order is {:.1f} standard errors from that of the exact rates (at most "
                "{})",
                *point.pull,
                limit));
    }
}

/// The order from transfer matrices: its error is the scatter of the gaps about the law.
void add_order(
    const ContinuumPlan& plan, Discretisation rule, const ExactOrder& order, NetworkRun& part) {
    const double expected = expected_order(plan, rule);
    FigurePoint point = figure_point(0.0, order.fit.power, std::nullopt, expected);
    point.error = order.fit.scatter_error();
    const auto place = std::min<std::ptrdiff_t>(1, std::ssize(part.observables));
    part.observables.insert(
        part.observables.begin() + place,
        order_result("order", "p, transfer matrix", point, std::nullopt));
    const double tolerance = plan.continuum.tolerance;
    if (!order.fit.determined || !(std::abs(order.fit.power - expected) <= tolerance)) {
        fail(
            part,
            fmt::format(
                "its order is {:.3f}, not {} within {}", order.fit.power, expected, tolerance));
    }
}

Group group_of(Discretisation rule, SampledRate& rate) {
    return {
        .path = fmt::format("{}/a_{:g}/posterior", word(rule), rate.spacing),
        .datasets = {std::move(rate.correlator)}};
}

std::string words_of(const Summary& summary, std::string_view name) {
    std::vector<std::string> words;
    for (const NetworkRun& part : summary.runs) {
        const ObservableResult* const result = find_observable(part, name);
        if (result != nullptr && std::isfinite(result->value)) {
            words.push_back(fmt::format("{:.2f} ({})", result->value, part.network));
        }
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

void conclude(std::size_t n_rules, Summary& summary) {
    const auto has = [&summary](std::string_view verdict) {
        return std::any_of(
            summary.runs.begin(), summary.runs.end(), [verdict](const NetworkRun& part) {
                return part.verdict == verdict;
            });
    };
    const bool all_ran = summary.runs.size() == n_rules;
    summary.verdict = !all_ran || has("partial") ? "partial" : has("fail") ? "fail" : "pass";
    if (summary.verdict != "pass") {
        return;
    }
    summary.conclusion = "Pass: the gap converges as aᵖ, p = " + words_of(summary, "order");
    const std::string sampled = words_of(summary, "order_sampled");
    summary.conclusion += sampled.empty() ? "." : "; sampled, p = " + sampled + ".";
}

/// The answer, one discretisation after the other.
class Answer {
public:
    explicit Answer(const ContinuumPlan& plan)
        : plan_(plan),
          limits_(plan),
          result_{.summary = empty_summary(plan, limits_), .samples = {}},
          exact_(convergence_figure()),
          sampled_(sampled_rate_figure(plan.continuum)) {}

    void add(Discretisation rule, std::uint16_t first_run, const Execution& execution) {
        NetworkRun part{.network = std::string(word(rule)), .verdict = "pass"};
        if (plan_.continuum.sample) {
            sample(rule, first_run, execution, part);
        }
        const ExactOrder order(plan_, rule, limits_);
        add_order(plan_, rule, order, part);
        draw(rule, order, exact_);
        result_.summary.runs.push_back(std::move(part));
    }

    const NetworkRun& last() const { return result_.summary.runs.back(); }

    StudyResult close() {
        Summary& summary = result_.summary;
        summary.figures.push_back(std::move(exact_));
        if (plan_.continuum.sample) {
            summary.figures.push_back(std::move(sampled_));
        }
        conclude(plan_.continuum.rules.size(), summary);
        return std::move(result_);
    }

private:
    void sample(
        Discretisation rule, std::uint16_t run, const Execution& execution, NetworkRun& part) {
        std::vector<SampledRate> rates;
        double seconds = 0.0;
        for (const double a : plan_.continuum.sampled_spacings) {
            if (execution.stop()) {
                break;
            }
            rates.push_back(sample_rate(plan_, rule, a, run++, execution));
            seconds += rates.back().sampler.seconds;
            part.observables.push_back(observable_of(rates.back()));
            part.sampler = rates.back().sampler;
            for (const std::string& remark : rates.back().remarks) {
                part.remarks.push_back(fmt::format("a = {:g}: {}", a, remark));
            }
        }
        part.sampler.seconds = seconds;
        draw(rule, rates, sampled_);
        part.chi2 = sampled_.series.back().test;
        judge(expectation_of(plan_.path), part);
        if (rates.size() == plan_.continuum.sampled_spacings.size()) {
            const SampledOrder order(rates, limits_);
            add_order(plan_, order, part, result_.summary.remarks);
        }
        for (SampledRate& rate : rates) {
            result_.samples.push_back(group_of(rule, rate));
        }
    }

    const ContinuumPlan& plan_;
    ContinuumLimits limits_;
    StudyResult result_;
    Figure exact_;
    Figure sampled_;
};

}  // namespace

Index ContinuumStudy::work() const {
    const SamplerSettings& sampler = plan_.path.sampler;
    const ContinuumSettings& continuum = plan_.continuum;
    const Index n_chains = in_whole_blocks(sampler.chains);
    const auto n_rings = std::ssize(continuum.rules) * std::ssize(continuum.sampled_spacings);
    return continuum.sample ? n_chains * n_rings * (sampler.warmup + sampler.draws) : 0;
}

StudyResult ContinuumStudy::run(const StudyHooks& hooks) const {
    const ContinuumSettings& continuum = plan_.continuum;
    Answer answer(plan_);
    std::size_t run = 0;
    for (const Discretisation rule : continuum.rules) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(rule));
        answer.add(rule, static_cast<std::uint16_t>(run), hooks.execution);
        hooks.part_ends(answer.last());
        run += continuum.sampled_spacings.size();
    }
    return answer.close();
}

Summary ContinuumStudy::exact() const {
    const ContinuumLimits limits(plan_);
    Summary summary = empty_summary(plan_, limits);
    summary.verdict = "exact";
    NetworkRun part{.network = "exact", .verdict = "exact"};
    part.observables.push_back(exact_observable("gap", "E₁ − E₀ for a → 0", limits.gap));
    for (const Discretisation rule : plan_.continuum.rules) {
        const ExactOrder order(plan_, rule, limits);
        const std::string name(word(rule));
        part.observables.push_back(exact_observable("order", name + ": p", order.fit.power));
        for (std::size_t i = 0; i < order.spacings.size(); ++i) {
            const std::string formula = fmt::format("{}, a = {:g}", name, order.spacings[i]);
            part.observables.push_back(
                exact_observable("gap(a) − gap(0)", formula, order.differences[i]));
        }
    }
    summary.runs.push_back(std::move(part));
    return summary;
}

std::unique_ptr<Study> read_continuum_study(RunFile& file) {
    return std::make_unique<ContinuumStudy>(read_continuum_plan(file));
}

}  // namespace feynet
