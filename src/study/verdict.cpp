#include "feynet/study/verdict.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// From here on the chains are so far apart that no error of the run means anything: what is slow
/// in one observable is slow, unseen, in all.
constexpr double unmixed_rhat = 1.1;

/// Fewer chains may all have missed the same region.
constexpr Index fewest_chains = 4;

bool has_errors(const NetworkRun& run) {
    return std::any_of(
        run.observables.begin(), run.observables.end(), [](const ObservableResult& observable) {
            return observable.error.has_value();
        });
}

/// The names of the numbers for which is_such holds.
template <typename Is>
std::string names_where(const NetworkRun& run, Is is_such) {
    std::vector<std::string> names;
    for (const ObservableResult& observable : run.observables) {
        if (is_such(observable)) {
            names.push_back(observable.name);
        }
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// All measurements were equal: there is a mean, and no autocorrelation to speak of.
bool is_constant(const ObservableResult& observable) {
    return std::isfinite(observable.value) && !observable.error && observable.tau_int &&
           std::isnan(*observable.tau_int);
}

/// Series that are none: not a number somewhere, or never another number.
void judge_series(NetworkRun& run) {
    const std::string broken = names_where(
        run, [](const ObservableResult& number) { return !std::isfinite(number.value); });
    if (!broken.empty()) {
        run.remarks.push_back(fmt::format("not a finite number: {}", broken));
    }
    const std::string constant = names_where(run, is_constant);
    if (!constant.empty()) {
        run.remarks.push_back(
            fmt::format("never changed: {}; a frozen chain looks just like this", constant));
    }
}

/// The chains disagree on some observables: one remark with the worst of them.
void judge_mixing(const VerdictSettings& limits, NetworkRun& run) {
    if (run.sampler.chains > 0 && run.sampler.chains < fewest_chains) {
        run.remarks.push_back(fmt::format(
            "{} chains cannot tell whether they agree (at least {})",
            run.sampler.chains,
            fewest_chains));
    }
    const ObservableResult* worst = nullptr;
    for (const ObservableResult& observable : run.observables) {
        const bool worse = worst == nullptr || (observable.rhat && *observable.rhat > *worst->rhat);
        if (observable.rhat && !(*observable.rhat < limits.rhat) && worse) {
            worst = &observable;
        }
    }
    if (worst == nullptr) {
        return;
    }
    const std::string rhat =
        fmt::format("R̂ = {:.3f} for {} (must be below {})", *worst->rhat, worst->name, limits.rhat);
    if (*worst->rhat < unmixed_rhat) {
        run.remarks.push_back(
            "not thermalised, or too short to tell: the chains do not agree yet, " + rhat);
        return;
    }
    run.remarks.push_back(
        (std::isinf(*worst->rhat) ? "frozen: every chain stays at a value of its own, "
                                  : "not thermalised: the chains disagree, ") +
        rhat);
    withhold_errors(run);
}

/// Chains too short for error bars: one remark with the names.
void judge_length(const VerdictSettings& limits, NetworkRun& run) {
    std::vector<std::string> names;
    double shortest = limits.n_over_tau;
    for (const ObservableResult& observable : run.observables) {
        // ess = N/(2 τ_int)
        const double n_over_tau = 2.0 * observable.ess.value_or(0.0);
        const bool is_none = is_constant(observable) || !std::isfinite(observable.value);
        if (!is_none && (!observable.error || !(n_over_tau >= limits.n_over_tau))) {
            names.push_back(observable.name);
            shortest = std::min(shortest, n_over_tau);
        }
    }
    if (!names.empty()) {
        run.remarks.push_back(fmt::format(
            "too short for error bars: {} (smallest N/τ_int {:.3g}, must be at least {})",
            fmt::join(names, ", "),
            shortest,
            limits.n_over_tau));
    }
}

void judge_pulls(const VerdictSettings& limits, NetworkRun& run) {
    for (const ObservableResult& observable : run.observables) {
        if (observable.pull && !(std::abs(*observable.pull) <= limits.pull)) {
            run.remarks.push_back(fmt::format(
                "{} is {:.1f} standard errors from the exact value (at most {})",
                observable.name,
                *observable.pull,
                limits.pull));
        }
    }
}

void judge_curve(double least_p, NetworkRun& run) {
    if (std::isnan(run.chi2.p)) {
        run.remarks.emplace_back("the curve could not be tested: the chains are too short");
    } else if (!(run.chi2.p >= least_p)) {
        run.remarks.push_back(fmt::format(
            "the curve disagrees with the exact one: p = {:.2g} (at least {:.2g})",
            run.chi2.p,
            least_p));
    }
}

}  // namespace

void withhold_errors(NetworkRun& run) {
    for (ObservableResult& observable : run.observables) {
        observable.error.reset();
        observable.pull.reset();
    }
    for (std::vector<CurvePoint>* curve : {&run.correlator, &run.effective_gap}) {
        for (CurvePoint& point : *curve) {
            point.error.reset();
            point.pull.reset();
        }
    }
    run.density.error.clear();
    run.chi2.p = std::nan("");
    const std::string words = "no number of this run has an error bar";
    if (std::find(run.remarks.begin(), run.remarks.end(), words) == run.remarks.end()) {
        run.remarks.push_back(words);
    }
}

void judge(const Expectation& expected, NetworkRun& run) {
    const VerdictSettings& limits = expected.limits;
    judge_series(run);
    judge_mixing(limits, run);
    if (has_errors(run) || run.remarks.empty()) {
        judge_length(limits, run);
        judge_pulls(limits, run);
        judge_curve(limits.p / static_cast<double>(expected.n_networks), run);
    }
    run.verdict = run.remarks.empty() && !run.observables.empty() ? "pass" : "fail";
    if (run.sampler.non_finite > 0) {
        run.remarks.push_back(fmt::format(
            "{} proposals had a non-finite change of energy and were rejected",
            run.sampler.non_finite));
    }
    if (run.sampler.draws < expected.draws) {
        run.verdict = "partial";
        run.remarks.push_back(fmt::format(
            "stopped early: {} of {} draws per chain", run.sampler.draws, expected.draws));
    }
}

void judge(const Expectation& expected, Summary& summary) {
    const auto has = [&summary](std::string_view verdict) {
        return std::any_of(
            summary.runs.begin(), summary.runs.end(), [verdict](const NetworkRun& run) {
                return run.verdict == verdict;
            });
    };
    const bool all_ran = summary.runs.size() == expected.n_networks;
    summary.verdict = !all_ran || has("partial") ? "partial" : has("fail") ? "fail" : "pass";
    if (expected.n_networks < 2) {
        return;
    }
    summary.equality =
        expected.is_same_chain
            ? "With the action metric Hamiltonian Monte Carlo is the same chain in every linear "
              "network: that their efficiency agrees is algebra. Their random numbers are "
              "independent, so that their values agree, with each other and with the exact ones, "
              "is "
              "statistics."
            : fmt::format(
                  "All networks sample the same {} with independent random numbers: that their "
                  "values agree, with each other and with the exact ones, is statistics.",
                  expected.what);
}

}  // namespace feynet
