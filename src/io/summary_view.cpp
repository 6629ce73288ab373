#include "summary_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {

namespace {

constexpr std::size_t n_headlines = 3;

void add_headline(
    std::vector<ObservableResult>& headlines, const NetworkRun& run, std::string_view name) {
    const bool listed = std::any_of(headlines.begin(), headlines.end(), [&](const auto& headline) {
        return headline.name == name;
    });
    const ObservableResult* const found = find_observable(run, name);
    // The mean of a second coordinate has the name of ⟨x²⟩.
    const bool is_mean = found != nullptr && name == "x2" && found->formula == "⟨x2⟩";
    if (found != nullptr && !is_mean && !listed && headlines.size() < n_headlines) {
        headlines.push_back(*found);
    }
}

std::optional<double> larger(std::optional<double> a, std::optional<double> b) {
    return a && b ? std::max(*a, *b) : (a ? a : b);
}

std::optional<double> smaller(std::optional<double> a, std::optional<double> b) {
    return a && b ? std::min(*a, *b) : (a ? a : b);
}

bool has_pull(const Summary& summary) {
    return std::any_of(summary.runs.begin(), summary.runs.end(), [](const NetworkRun& run) {
        return std::any_of(run.observables.begin(), run.observables.end(), [](const auto& result) {
            return result.pull.has_value();
        });
    });
}

/// "1 of 5 networks did not pass: relu."
std::string failed_networks(const Summary& summary) {
    std::string names;
    std::size_t n_failed = 0;
    for (const NetworkRun& run : summary.runs) {
        if (run.verdict != "pass") {
            names += (n_failed == 0 ? "" : ", ") + run.network;
            ++n_failed;
        }
    }
    if (n_failed == 0) {
        return "every network passed by itself, their comparison did not.";
    }
    return fmt::format("{} of {} networks did not pass: {}.", n_failed, summary.runs.size(), names);
}

std::string passed_networks(const Summary& summary) {
    const std::string who = summary.runs.size() == 1
                                ? "the " + summary.runs[0].network + " network "
                                : fmt::format("all {} networks ", summary.runs.size());
    const bool one = summary.runs.size() == 1;
    const char* const agree = one ? "agrees with the exact answers within its errors."
                                  : "agree with the exact answers within their errors.";
    const char* const hold = one ? "passes its diagnostics; no exact answer is known."
                                 : "pass their diagnostics; no exact answer is known.";
    return who + (has_pull(summary) ? agree : hold);
}

}  // namespace

const std::string& heading_of(const ObservableResult& result) {
    return result.formula.empty() ? result.name : result.formula;
}

std::vector<ObservableResult> headline_observables(const Summary& summary) {
    std::vector<ObservableResult> headlines;
    for (const char* const name : {"x2", "energy", "gap"}) {
        for (const NetworkRun& run : summary.runs) {
            add_headline(headlines, run, name);
        }
    }
    for (const NetworkRun& run : summary.runs) {
        for (const ObservableResult& result : run.observables) {
            add_headline(headlines, run, result.name);
        }
    }
    return headlines;
}

std::optional<double> exact_value(
    const Summary& summary, std::string_view group, std::string_view name) {
    std::optional<double> common;
    for (const NetworkRun& run : summary.runs) {
        const ObservableResult* const result = find_observable(run, name);
        if (run.group != group || result == nullptr || !result->exact) {
            continue;
        }
        if (common && *common != *result->exact) {
            return std::nullopt;
        }
        common = result->exact;
    }
    return common;
}

WorstDiagnostics worst_diagnostics(const NetworkRun& run) {
    WorstDiagnostics worst;
    for (const ObservableResult& result : run.observables) {
        worst.tau_int = larger(worst.tau_int, result.tau_int);
        worst.ess = smaller(worst.ess, result.ess);
        worst.rhat = larger(worst.rhat, result.rhat);
    }
    return worst;
}

std::optional<double> correlator_p(const NetworkRun& run) {
    return run.chi2.dof > 0 ? std::optional<double>(run.chi2.p) : std::nullopt;
}

std::string verdict_in_words(const Summary& summary) {
    if (!summary.conclusion.empty()) {
        return summary.conclusion;
    }
    if (summary.runs.empty()) {
        return "No network was run.";
    }
    if (summary.verdict == "pass") {
        return "Pass: " + passed_networks(summary);
    }
    if (summary.verdict == "partial") {
        return "Partial: the run was stopped early; these are the trajectories made so far.";
    }
    return "Fail: " + failed_networks(summary);
}

std::vector<std::string> reasons(const Summary& summary) {
    std::vector<std::string> lines = summary.remarks;
    for (const NetworkRun& run : summary.runs) {
        if (run.verdict != "pass") {
            for (const std::string& remark : run.remarks) {
                lines.push_back(run.network + ": " + remark);
            }
        }
    }
    return lines;
}

std::string traced_formula(const NetworkRun& run) {
    const ObservableResult* const result = find_observable(run, run.traced);
    if (result != nullptr && !result->formula.empty()) {
        return result->formula;
    }
    return run.traced.empty() ? "observable" : run.traced;
}

std::size_t signal_length(const std::vector<CurvePoint>& curve) {
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double error = curve[i].error.value_or(0.0);
        if (!std::isfinite(curve[i].value) || !(std::abs(curve[i].value) > error)) {
            return i;
        }
    }
    return curve.size();
}

bool has_errors(const std::vector<CurvePoint>& curve) {
    return std::any_of(curve.begin(), curve.end(), [](const CurvePoint& point) {
        return point.error.has_value();
    });
}

std::size_t visible_lags(const Summary& summary) {
    constexpr std::size_t fewest = 12;
    std::size_t signal = 0;
    std::size_t longest = 0;
    for (const NetworkRun& run : summary.runs) {
        longest = std::max(longest, run.correlator.size());
        if (has_errors(run.correlator)) {
            signal = std::max(signal, signal_length(run.correlator));
        }
    }
    return signal == 0 ? longest : std::min(longest, std::max(signal + signal / 10, fewest));
}

std::vector<CurvePoint> exact_points(const Summary& summary, RunCurve curve, std::size_t n_lags) {
    std::vector<CurvePoint> best;
    for (const NetworkRun& run : summary.runs) {
        std::vector<CurvePoint> points;
        for (std::size_t i = 0; i < std::min(n_lags, (run.*curve).size()); ++i) {
            if ((run.*curve)[i].exact) {
                points.push_back((run.*curve)[i]);
            }
        }
        if (points.size() > best.size()) {
            best = std::move(points);
        }
    }
    return best;
}

}  // namespace feynet
