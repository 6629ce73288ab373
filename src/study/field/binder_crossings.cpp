#include "feynet/study/field/binder_crossings.hpp"

#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

double size_of(const BinderRecord& record) {
    return static_cast<double>(record.size);
}

Crossing crossing_of(
    const BinderPlan& plan, const BinderRecord& smaller, const BinderRecord& larger) {
    return crossing(
        *smaller.measured, *larger.measured, binder_cumulant(plan.field.system.components));
}

ObservableResult binder_number(std::string name, std::string formula, double value) {
    ObservableResult result;
    result.name = std::move(name);
    result.formula = std::move(formula);
    result.value = value;
    return result;
}

/// The range of couplings that shows all crossings and the critical coupling.
CouplingRange shown_range(const BinderCrossings& found, double fallback) {
    CouplingRange range{fallback, fallback};
    if (found.fit) {
        range = {found.fit->critical, found.fit->critical};
    }
    for (const Crossing& one : found.crossings) {
        if (one.error) {
            range.low = std::min(range.low, one.coupling);
            range.high = std::max(range.high, one.coupling);
        }
    }
    const double margin = std::max(range.high - range.low, 0.01 * std::abs(fallback));
    return {range.low - margin, range.high + margin};
}

/// What is wrong with the crossings and their fit.
std::vector<std::string> complaints(
    const BinderPlan& plan, const BinderCrossings& found, const ObservableResult* critical) {
    const VerdictSettings& limits = plan.field.verdict;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < found.crossings.size(); ++i) {
        const Crossing& one = found.crossings[i];
        if (!one.error) {
            words.push_back(fmt::format(
                "L = {} and {}: {}",
                found.points[i].smaller,
                found.points[i].larger,
                describe(one.status)));
        }
    }
    if (found.fit && !(found.fit->p >= limits.p)) {
        words.push_back(fmt::format(
            "the crossings do not follow the law: p = {:.2g} (at least {})",
            found.fit->p,
            limits.p));
    }
    if (found.fit && !found.fit->converged) {
        words.emplace_back("the fit of ω did not converge");
    }
    if (critical != nullptr && critical->pull && !(std::abs(*critical->pull) <= limits.pull)) {
        words.push_back(fmt::format(
            "the critical coupling is {:.1f} errors, statistical and systematic ones together, "
            "from the one expected (at most {})",
            *critical->pull,
            limits.pull));
    }
    return words;
}

void add_fit(const BinderPlan& plan, const CrossingFit& fit, NetworkRun& part) {
    const std::string symbol = symbol_of(plan.binder.vary);
    ObservableResult critical = binder_number("critical_coupling", symbol + "_c", fit.critical);
    critical.error = std::hypot(fit.error, fit.systematic);
    critical.exact = plan.binder.expected;
    critical.pull = pull_of(critical.value, critical.error, critical.exact);
    if (fit.dof > 0) {
        critical.p = fit.p;
    }
    part.observables.push_back(critical);
    part.observables.push_back(
        binder_number("statistical_error", "statistical error of " + symbol + "_c", fit.error));
    part.observables.push_back(
        binder_number("systematic_error", "systematic error of " + symbol + "_c", fit.systematic));
    if (fit.omega_error) {
        ObservableResult omega = binder_number("omega", "ω", fit.exponents.omega);
        omega.error = fit.omega_error;
        part.observables.push_back(omega);
    }
}

}  // namespace

std::string symbol_of(VariedCoupling vary) {
    switch (vary) {
        case VariedCoupling::MassSquared:
            return "m²";
        case VariedCoupling::Kappa:
            return "κ";
        default:
            return "λ";
    }
}

BinderCrossings::BinderCrossings(const BinderPlan& plan, std::span<const BinderRecord> records) {
    for (std::size_t i = 0; i + 1 < records.size(); ++i) {
        crossings.push_back(crossing_of(plan, records[i], records[i + 1]));
        points.push_back({size_of(records[i]), size_of(records[i + 1]), crossings.back().coupling});
    }
    if (all_found()) {
        fit = fit_crossings(points, covariance_of_successive(crossings), plan.exponents());
    }
}

bool BinderCrossings::all_found() const {
    return std::all_of(crossings.begin(), crossings.end(), [](const Crossing& one) {
        return one.error.has_value();
    });
}

double next_coupling(const BinderPlan& plan, std::span<const BinderRecord> records) {
    double approach = records.front().coupling;
    for (std::size_t i = records.size() - 1; i >= 1; --i) {
        const Crossing found = crossing_of(plan, records[i - 1], records[i]);
        if (found.error) {
            return found.coupling;
        }
        if (std::isfinite(found.coupling)) {
            approach = found.coupling;
        }
    }
    return approach;
}

NetworkRun crossings_part(const BinderPlan& plan, const BinderCrossings& found) {
    NetworkRun part{.network = "crossings"};
    if (found.fit) {
        add_fit(plan, *found.fit, part);
    }
    for (std::size_t i = 0; i < found.crossings.size(); ++i) {
        const Crossing& one = found.crossings[i];
        const CrossingPoint& point = found.points[i];
        if (one.error) {
            ObservableResult result = binder_number(
                fmt::format("crossing_{}_{}", point.smaller, point.larger),
                fmt::format(
                    "{}× of L = {} and {}",
                    symbol_of(plan.binder.vary),
                    point.smaller,
                    point.larger),
                one.coupling);
            result.error = one.error;
            part.observables.push_back(result);
        }
    }
    if (found.fit) {
        ObservableResult amplitude = binder_number("amplitude", "A", found.fit->amplitude);
        amplitude.error = found.fit->amplitude_error;
        part.observables.push_back(amplitude);
    }
    part.remarks = complaints(plan, found, found.fit ? part.observables.data() : nullptr);
    part.verdict = part.remarks.empty() ? "pass" : "fail";
    return part;
}

Figure cumulant_figure(
    const BinderPlan& plan, std::span<const BinderRecord> records, const BinderCrossings& found) {
    constexpr int n_points = 13;
    Figure figure{
        .name = "binder_cumulant",
        .title = "The Binder cumulant of each size",
        .caption =
            "U₄ at couplings around the one simulated, by reweighting each run; points of "
            "one size are correlated. Curves of two sizes cross near the critical point.",
        .x = {.label = symbol_of(plan.binder.vary)},
        .y = {.label = "U₄"}};
    const CouplingRange range = shown_range(found, records.front().coupling);
    const Index n = plan.field.system.components;
    for (const BinderRecord& record : records) {
        FigureSeries series{.label = fmt::format("L = {}", record.size)};
        for (int i = 0; i < n_points; ++i) {
            const double g = range.low + (range.high - range.low) * i / (n_points - 1);
            const ReweightedResult result =
                record.measured->at(g, binder_cumulant(n), gradient_of_binder(n));
            if (result.error) {
                series.points.push_back(figure_point(g, result.value, result.error));
            }
        }
        figure.series.push_back(std::move(series));
    }
    return figure;
}

Figure crossings_figure(const BinderPlan& plan, const BinderCrossings& found) {
    const std::string symbol = symbol_of(plan.binder.vary);
    Figure figure{
        .name = "binder_crossings",
        .title = "The crossings of neighbouring sizes",
        .caption = fmt::format(
            "Where U₄ of L and L′ cross, against h = (L^−ω − L′^−ω)/(L′^1/ν − L^1/ν) with ω = "
            "{:.4g} and 1/ν = {:.4g}; the line is {}_c + A h, and meets the axis at {}_c.",
            found.fit->exponents.omega,
            found.fit->exponents.inverse_nu,
            symbol,
            symbol),
        .x = {.label = "h"},
        .y = {.label = symbol + "×"}};
    FigureSeries series{.label = "crossings"};
    const CrossingFit& fit = *found.fit;
    const auto h = [&fit](const CrossingPoint& point) {
        return approach(point.smaller, point.larger, fit.exponents);
    };
    double farthest = 0.0;
    for (std::size_t i = 0; i < found.points.size(); ++i) {
        const double x = h(found.points[i]);
        farthest = std::max(farthest, x);
        series.points.push_back(
            figure_point(x, found.points[i].coupling, found.crossings[i].error));
    }
    FigureSeries limit{.label = "L → ∞"};
    limit.points.push_back(figure_point(0.0, fit.critical, fit.error));
    figure.series = {std::move(series), std::move(limit)};
    figure.exact.push_back(
        {.label = "fit",
         .x = {0.0, 1.05 * farthest},
         .y = {fit.critical, fit.critical + 1.05 * farthest * fit.amplitude}});
    return figure;
}

}  // namespace feynet
