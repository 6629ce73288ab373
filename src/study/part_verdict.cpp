#include "feynet/study/part_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

void judge_point(double limit, double x, const FigurePoint& point, NetworkRun& part) {
    if (point.pull && !(std::abs(*point.pull) <= limit)) {
        part.remarks.push_back(fmt::format(
            "at {:.4g} the curve is {:.1f} standard errors from the exact one (at most {})",
            x,
            *point.pull,
            limit));
    }
}

}  // namespace

void judge_part(const PartLimits& limits, const FigureSeries& curve, NetworkRun& part) {
    for (const ObservableResult& result : part.observables) {
        if (result.pull && !(std::abs(*result.pull) <= limits.pull)) {
            part.remarks.push_back(fmt::format(
                "{} is {:.1f} standard errors from the exact value (at most {})",
                result.name,
                *result.pull,
                limits.pull));
        }
    }
    for (const FigurePoint& point : curve.points) {
        judge_point(limits.pull, point.x, point, part);
    }
    if (curve.test.dof > 0 && !(curve.test.p >= limits.p)) {
        part.remarks.push_back(fmt::format(
            "the curve disagrees with the exact one: p = {:.2g} (at least {:.2g})",
            curve.test.p,
            limits.p));
    }
    part.verdict = part.remarks.empty() ? "pass" : "fail";
    const Index n_paths = part.sampler.chains * part.sampler.draws;
    if (n_paths < limits.n_paths) {
        part.verdict = "partial";
        part.remarks.push_back(
            fmt::format("stopped early: {} of {} paths", n_paths, limits.n_paths));
    }
}

std::string verdict_of_parts(const Summary& summary, std::size_t n_parts) {
    const auto has = [&summary](std::string_view verdict) {
        return std::any_of(
            summary.runs.begin(), summary.runs.end(), [verdict](const NetworkRun& run) {
                return run.verdict == verdict;
            });
    };
    if (summary.runs.size() < n_parts || has("partial")) {
        return "partial";
    }
    return has("fail") ? "fail" : "pass";
}

}  // namespace feynet
