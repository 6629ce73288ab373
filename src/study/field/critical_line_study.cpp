#include "feynet/study/field/critical_line_study.hpp"

#include "binder_part.hpp"
#include "feynet/field/exact/normal_ordered_mass.hpp"
#include "feynet/io/notation.hpp"
#include "feynet/study/field/critical_line.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

Summary line_summary(const CriticalLinePlan& plan) {
    const std::vector<double>& lambdas = plan.line.lambdas;
    Summary summary;
    summary.title = plan.field.header.title;
    summary.theory = fmt::format(
        R"(scalar field, convention = "canonical", λ = {:g}, μ₀² varied)",
        fmt::join(lambdas, ", "));
    summary.lattice = fmt::format(
        "two directions, periodic, L = {} at λ = {:g} to {} at λ = {:g}",
        fmt::join(plan.sizes(lambdas.front()), ", "),
        lambdas.front(),
        fmt::join(plan.sizes(lambdas.back()), ", "),
        lambdas.back());
    return summary;
}

ObservableResult line_number(
    std::string name, std::string formula, double value, std::optional<double> error) {
    ObservableResult result;
    result.name = std::move(name);
    result.formula = std::move(formula);
    result.value = value;
    result.error = error;
    return result;
}

/// What one λ gave.
struct LineRecord {
    double lambda = 0.0;
    std::vector<LevelCrossing> crossings;
    std::optional<CriticalPoint> point;  ///< absent unless all crossings were found
    SamplerReport sampler;               ///< of the largest size, but the time of all
    std::vector<std::string> remarks;    ///< on what was sampled at each size
    bool is_complete = true;             ///< no size was stopped early
};

LineRecord sample_line(
    const CriticalLinePlan& plan,
    double lambda,
    double start,
    std::uint16_t& run,
    const Execution& execution) {
    const BinderPlan search = plan.at(lambda);
    const double bare = bare_mass_squared(lambda / start, lambda);
    LineRecord line{.lambda = lambda};
    for (const Index size : search.binder.sizes) {
        const Index draws = search.field.sampler.draws;
        const BinderRecord record = run_size(search, size, bare, draws, run++, execution);
        const double seconds = line.sampler.seconds;
        line.sampler = record.sampler;
        line.sampler.seconds += seconds;
        if (record.draws < draws) {
            line.is_complete = false;
            return line;
        }
        const NetworkRun part = size_part(search, record);
        for (const std::string& remark : part.remarks) {
            line.remarks.push_back(fmt::format("L = {}: {}", size, remark));
        }
        line.crossings.push_back(level_crossing(record, ising_torus_cumulant));
        if (!part.observables.front().error) {
            line.crossings.back().error.reset();
        }
    }
    if (std::all_of(line.crossings.begin(), line.crossings.end(), [](const LevelCrossing& one) {
            return one.error.has_value();
        })) {
        line.point = critical_point(lambda, line.crossings);
    }
    return line;
}

NetworkRun line_part(const CriticalLinePlan& plan, const LineRecord& line) {
    NetworkRun part{.network = fmt::format("λ = {:g}", line.lambda)};
    part.sampler = line.sampler;
    if (!line.is_complete) {
        part.verdict = "partial";
        return part;
    }
    part.remarks = line.remarks;
    if (line.point) {
        const CriticalPoint& point = *line.point;
        part.observables = {
            line_number("coupling", "f", point.ratio, point.total_error()),
            line_number(
                "bare_mass_squared",
                "μ₀²",
                point.bare,
                std::hypot(point.bare_error, point.bare_systematic)),
            line_number("mass_squared", "μ²", point.mass_squared, std::nullopt),
            line_number(
                "statistical_error", "statistical error of f", point.ratio_error, std::nullopt),
            line_number(
                "systematic_error", "systematic error of f", point.ratio_systematic, std::nullopt)};
        part.observables.front().p = point.p;
    }
    for (const LevelCrossing& one : line.crossings) {
        if (one.error) {
            part.observables.push_back(line_number(
                fmt::format("bare_mass_squared_{}", one.size),
                fmt::format("μ₀²({})", one.size),
                one.coupling,
                one.error));
        } else {
            part.remarks.push_back(fmt::format(
                "L = {}: U₄ does not reach {:g} near μ₀² = {:.5g}: change start or sample more",
                one.size,
                ising_torus_cumulant,
                one.coupling));
        }
    }
    if (line.point && !(line.point->p >= plan.field.verdict.p)) {
        part.remarks.push_back(
            fmt::format("μ₀²(L) does not follow the law in L: p = {:.2g}", line.point->p));
    }
    part.verdict = part.remarks.empty() ? "pass" : "fail";
    return part;
}

NetworkRun continuum_part(const CriticalLinePlan& plan, const ContinuumCoupling& limit) {
    NetworkRun part{.network = "λ → 0", .verdict = "pass"};
    ObservableResult coupling =
        line_number("coupling", "f", limit.value, std::hypot(limit.error, limit.systematic));
    coupling.exact = plan.line.expected;
    coupling.pull = pull_of(coupling.value, coupling.error, coupling.exact);
    if (limit.fit.dof > 0) {
        coupling.p = limit.fit.p;
    }
    const VerdictSettings& verdict = plan.field.verdict;
    if (coupling.pull && !(std::abs(*coupling.pull) <= verdict.pull)) {
        part.remarks.push_back(
            fmt::format("f_c is {:.1f} errors from the one expected", *coupling.pull));
    }
    if (!(limit.fit.p >= verdict.p)) {
        part.remarks.push_back(
            fmt::format("f does not follow the law in λ: p = {:.2g}", limit.fit.p));
    }
    part.verdict = part.remarks.empty() ? "pass" : "fail";
    part.observables = {
        coupling,
        line_number("statistical_error", "error of the fit", limit.error, std::nullopt),
        line_number("systematic_error", "systematic error of f", limit.systematic, std::nullopt),
        line_number("linear", "a", limit.fit.theta[1], limit.fit.error(1)),
        line_number("logarithmic", "b", limit.fit.theta[2], limit.fit.error(2))};
    return part;
}

Figure line_figure(
    const CriticalLinePlan& plan,
    const std::vector<CriticalPoint>& points,
    const ContinuumCoupling& limit) {
    Figure figure{
        .name = "critical_line",
        .title = "The critical coupling towards the continuum",
        .caption =
            "f = λ/μ² at the critical point of each λ, with statistical and systematic errors; "
            "the line is f_c + a λ + b λ ln λ. Other work at λ = 0: 11.1097(22) arXiv:2512.16536, "
            "11.15(7) arXiv:1506.08587, 10.913(56) arXiv:1811.12376, 10.8(1) arXiv:0902.0045.",
        .x = {.label = "λ"},
        .y = {.label = "f"}};
    FigureSeries lattice{.label = "lattice"};
    for (const CriticalPoint& point : points) {
        lattice.points.push_back(figure_point(point.lambda, point.ratio, point.total_error()));
    }
    FigureSeries continuum{.label = "λ → 0"};
    continuum.points.push_back(figure_point(
        0.0, limit.value, std::hypot(limit.error, limit.systematic), plan.line.expected));
    figure.series = {std::move(lattice), std::move(continuum)};
    FigureCurve law{.label = "fit", .x = {}, .y = {}};
    constexpr int n_points = 101;
    for (int i = 0; i < n_points; ++i) {
        const double lambda = points.front().lambda * i / (n_points - 1);
        law.x.push_back(lambda);
        law.y.push_back(limit.at(lambda));
    }
    figure.exact.push_back(std::move(law));
    return figure;
}

void conclude_line(
    const CriticalLinePlan& plan, const std::vector<CriticalPoint>& points, StudyResult& result) {
    Summary& summary = result.summary;
    const auto has = [&summary](std::string_view verdict) {
        return std::any_of(
            summary.runs.begin(), summary.runs.end(), [verdict](const NetworkRun& part) {
                return part.verdict == verdict;
            });
    };
    const std::size_t n_lambdas = plan.line.lambdas.size();
    const bool all_ran = summary.runs.size() >= n_lambdas && !has("partial");
    if (points.size() == n_lambdas) {
        const ContinuumCoupling limit = continuum_coupling(points);
        summary.runs.insert(summary.runs.begin(), continuum_part(plan, limit));
        summary.figures.push_back(line_figure(plan, points, limit));
        summary.conclusion = fmt::format(
            "Pass: f_c = {} (fit) ± {:.2g} (systematic) in the continuum.",
            value_with_error(limit.value, limit.error),
            limit.systematic);
    }
    summary.verdict = !all_ran ? "partial" : has("fail") ? "fail" : "pass";
    if (summary.verdict != "pass") {
        summary.conclusion.clear();
    }
}

}  // namespace

Index CriticalLineStudy::work() const {
    const FieldSamplerSettings& sampler = plan_.field.sampler;
    const Index n_chains = in_whole_blocks(sampler.chains);
    return std::ssize(plan_.line.lambdas) * std::ssize(plan_.line.sizes) * n_chains *
           (sampler.warmup + sampler.draws);
}

StudyResult CriticalLineStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = line_summary(plan_), .samples = {}};
    std::vector<CriticalPoint> points;
    double start = plan_.line.start;
    std::uint16_t run = 0;
    for (const double lambda : plan_.line.lambdas) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(fmt::format("λ = {:g}", lambda));
        const LineRecord line = sample_line(plan_, lambda, start, run, hooks.execution);
        if (line.point) {
            start = line.point->ratio;
            points.push_back(*line.point);
        }
        result.summary.runs.push_back(line_part(plan_, line));
        hooks.part_ends(result.summary.runs.back());
    }
    conclude_line(plan_, points, result);
    return result;
}

Summary CriticalLineStudy::exact() const {
    Summary summary = line_summary(plan_);
    summary.verdict = "exact";
    NetworkRun part{.network = "exact", .verdict = "exact"};
    if (plan_.line.expected) {
        ObservableResult coupling = line_number("coupling", "f", std::nan(""), std::nullopt);
        coupling.exact = plan_.line.expected;
        part.observables.push_back(coupling);
    }
    summary.runs.push_back(std::move(part));
    return summary;
}

std::unique_ptr<Study> read_critical_line_study(RunFile& file) {
    return std::make_unique<CriticalLineStudy>(read_critical_line_plan(file));
}

}  // namespace feynet
