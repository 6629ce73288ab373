#include "feynet/study/nnft/duality_part.hpp"

#include "feynet/nnft/interaction/width_shift.hpp"
#include "feynet/path/exact/exact_path.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_analysis.hpp"
#include "feynet/study/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace feynet {
namespace {

/// A function of the means of φ² and φ⁴.
struct MomentNumber {
    std::string name;
    std::string formula;
    FunctionOfMeans value;
    GradientOfMeans gradient;
};

MomentNumber virial_number(const DualityPlan& plan, double coupling) {
    const double of_square = plan.system.mass * plan.system.frequency * plan.system.frequency;
    const double of_fourth = 3.0 * coupling;
    return {
        "energy",
        "E, virial",
        [=](std::span<const double> m) { return of_square * m[0] + of_fourth * m[1]; },
        [=](std::span<const double>) {
            return std::vector<double>{of_square, of_fourth};
        }};
}

MomentNumber kurtosis_number() {
    return {
        "kurtosis",
        "⟨φ⁴⟩/⟨φ²⟩²",
        [](std::span<const double> m) { return m[1] / (m[0] * m[0]); },
        [](std::span<const double> m) {
            const double slope = 1.0 / (m[0] * m[0]);
            return std::vector<double>{-2.0 * slope * m[1] / m[0], slope};
        }};
}

ObservableResult moment_result(
    const MomentNumber& number, const VectorSeries& moments, std::optional<double> exact) {
    const GammaResult found = gamma_method(number.value, number.gradient, moments);
    return {
        .name = number.name,
        .formula = number.formula,
        .value = found.mean,
        .error = found.error,
        .tau_int = found.tau_int,
        .ess = static_cast<double>(found.n) / (2.0 * found.tau_int),
        .rhat = std::nullopt,
        .exact = exact,
        .pull = pull_of(found.mean, found.error, exact)};
}

SamplerReport width_sampler(const DualityPlan& plan, const DualityRecord& record) {
    const bool is_free = record.coupling == 0.0;
    SamplerReport report{
        .kind = is_free ? "independent" : "neuron refresh",
        .acceptance = record.acceptance.mean(),
        .chains = record.acceptance.n_chains(),
        .warmup = plan.duality.warmup,
        .draws = record.draws,
        .seconds = record.seconds,
        .explanation =
            is_free
                ? "every neuron of every network is drawn anew, independently of all others"
                : "each neuron in turn is offered a new draw of its prior, taken with e^−ΔU: they "
                  "are independent no more"};
    if (!is_free && plan.duality.phase_steps > 0) {
        report.integrator = "leapfrog";
        report.n_leapfrog = plan.duality.phase_steps;
        report.explanation += "; then Hamiltonian Monte Carlo moves all phases at once";
    }
    return report;
}

/// Three networks, and the frequencies of the first one's neurons.
SampledPaths sampled_networks(const DualityPlan& plan, const DualityRecord& record) {
    constexpr int n_shown = 3;
    SampledPaths sampled{.paths = std::vector<std::vector<double>>(n_shown)};
    const double a = plan.time.spacing;
    for (Index t = 0; t < record.last_field.cols(); ++t) {
        sampled.time.push_back(a * static_cast<double>(t));
        for (int lane = 0; lane < n_shown; ++lane) {
            sampled.paths[static_cast<std::size_t>(lane)].push_back(record.last_field(lane, t));
        }
    }
    const auto n = static_cast<double>(plan.time.n_slices);
    for (Index i = 0; i < record.last_weights.cols() / 3; ++i) {
        const double k = record.last_weights(0, 3 * i);
        const double turns = std::min(k, n - k) / n;
        sampled.weights.push_back(2.0 * std::numbers::pi * turns / a);
    }
    sampled.symbol = "φ";
    sampled.kinks = "a sum of N cosines; the weights shown below are their random frequencies |p|";
    return sampled;
}

void add_width_numbers(
    const DualityPlan& plan,
    const DualityExact& exact,
    const DualityRecord& record,
    NetworkRun& run) {
    const bool is_free = record.coupling == 0.0;
    const auto known = [is_free](double value) {
        return is_free ? std::optional<double>(value) : std::nullopt;
    };
    const VectorSeries moments = record.moments();
    const Series square(moments, 0);
    const double ratio = ring_kurtosis(feynet::kurtosis(plan.duality.output), record.width);
    run.observables = {
        result_of("x2", "⟨x²⟩", square, known(exact.x2)),
        result_of("x4", "⟨x⁴⟩", Series(moments, 1), known(ratio * exact.x2 * exact.x2)),
        moment_result(virial_number(plan, record.coupling), moments, known(exact.energy)),
        gap_result(record.correlator(), exact.gap_lag, plan.time.spacing, known(exact.gap)),
        moment_result(kurtosis_number(), moments, known(ratio))};
    run.observables[3].formula = gap_formula;
    add_trace(square, run);
}

/// The fit of some numbers at rising widths, where all have errors.
std::optional<WidthLimit> limit_of_all(const DualityPlan& plan, std::vector<WidthPoint> points) {
    if (points.size() < plan.duality.widths.size()) {
        return std::nullopt;
    }
    return limit_of_widths(points);
}

void add_limit_of_curve(
    const DualityPlan& plan,
    const DualityExact& exact,
    std::span<const NetworkRun> widths,
    NetworkRun& run) {
    for (std::size_t k = 0; k < exact.correlator.size(); ++k) {
        std::vector<WidthPoint> points;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const CurvePoint& point = widths[i].correlator[k];
            if (point.error) {
                points.push_back({plan.duality.widths[i], point.value, *point.error});
            }
        }
        if (const auto limit = limit_of_all(plan, points)) {
            const double known = exact.correlator[k];
            run.correlator.push_back(
                {.lag = static_cast<Index>(k),
                 .time = plan.time.spacing * static_cast<double>(k),
                 .value = limit->value(),
                 .error = limit->error(),
                 .exact = known,
                 .pull = pull_of(limit->value(), limit->error(), known)});
        }
    }
}

double exact_number(const DualityExact& exact, std::string_view name) {
    if (name == "x2") {
        return exact.x2;
    }
    if (name == "x4") {
        return exact.x4;
    }
    if (name == "energy") {
        return exact.energy;
    }
    return name == "gap" ? exact.gap : exact.kurtosis();
}

void judge_limit(const VerdictSettings& limits, std::size_t n_numbers, NetworkRun& run) {
    const double least_p = limits.p / static_cast<double>(n_numbers);
    for (const ObservableResult& number : run.observables) {
        if (!(std::abs(number.pull.value_or(HUGE_VAL)) <= limits.pull)) {
            run.remarks.push_back(fmt::format(
                "{} for N → ∞ is {:.1f} standard errors from the exact value (at most {})",
                number.name,
                number.pull.value_or(std::nan("")),
                limits.pull));
        }
        if (number.p.value_or(1.0) < least_p) {
            run.remarks.push_back(fmt::format(
                "{} is not quadratic in 1/N over these widths: p = {:.2g} (at least {:.2g})",
                number.name,
                *number.p,
                least_p));
        }
    }
    if (run.observables.size() < n_numbers) {
        run.remarks.emplace_back("too short for errors at every width");
    }
    run.verdict = run.remarks.empty() ? "pass" : "fail";
}

}  // namespace

std::string coupling_label(double coupling) {
    return fmt::format("λ = {:g}", coupling);
}

DualityExact::DualityExact(const DualityPlan& plan, double its_coupling)
    : coupling(its_coupling), spacing(plan.time.spacing) {
    const PathSettings settings = plan.path(coupling);
    const PathSystem system = settings.path_system();
    const auto path = exact_path(system);
    const PathMeasurement measurement(settings);
    correlator = exact_correlator(measurement, *path);
    spectrum = spectral_weights(correlator, plan.time.n_slices);
    const std::vector<double> scalars = exact_scalars(system, measurement, *path);
    x2 = scalars[1];
    x4 = scalars[2];
    energy = scalars[3];
    gap_lag = feynet::gap_lag(system, std::ssize(correlator));
    gap = exact_gap(correlator, gap_lag, plan.time.spacing).value_or(std::nan(""));
    method = path->method();
}

NetworkRun width_part(
    const DualityPlan& plan, const DualityExact& exact, const DualityRecord& record) {
    const bool is_free = record.coupling == 0.0;
    NetworkRun run{
        .network = fmt::format("{}, N = {}", coupling_label(record.coupling), record.width)};
    run.group = coupling_label(record.coupling);
    run.sampler = width_sampler(plan, record);
    run.traced = "x2";
    if (record.draws > 0) {
        add_width_numbers(plan, exact, record, run);
        const VectorSeries correlator = record.correlator();
        run.correlator = correlator_points(correlator, exact.correlator, plan.time.spacing);
        if (is_free) {
            run.chi2 = tested(correlator, exact.correlator);
        }
        run.paths = sampled_networks(plan, record);
    }
    const Expectation expected{
        .limits = plan.verdict,
        .n_networks = plan.duality.widths.size(),
        .draws = plan.duality.draws};
    judge(expected, run);
    return run;
}

std::vector<WidthPoint> width_points(
    const DualityPlan& plan, std::span<const NetworkRun> widths, std::string_view observable) {
    std::vector<WidthPoint> points;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const ObservableResult* const number = find_observable(widths[i], observable);
        if (number != nullptr && number->error) {
            points.push_back({plan.duality.widths[i], number->value, *number->error});
        }
    }
    return points;
}

NetworkRun limit_part(
    const DualityPlan& plan, const DualityExact& exact, std::span<const NetworkRun> widths) {
    NetworkRun run{.network = fmt::format("{}, N → ∞", coupling_label(exact.coupling))};
    run.group = coupling_label(exact.coupling);
    run.sampler.kind = "fit";
    run.sampler.explanation =
        "least squares of c₀ + c₁/N + c₂/N² to the widths above; the value is c₀";
    const std::vector<ObservableResult>& numbers = widths.front().observables;
    for (const ObservableResult& number : numbers) {
        const auto limit = limit_of_all(plan, width_points(plan, widths, number.name));
        if (!limit) {
            continue;
        }
        const double known = exact_number(exact, number.name);
        ObservableResult result{.name = number.name, .formula = number.formula};
        result.value = limit->value();
        result.error = limit->error();
        result.exact = known;
        result.pull = pull_of(result.value, result.error, known);
        if (limit->fit.dof > 0) {
            result.p = limit->fit.p;
        }
        run.observables.push_back(std::move(result));
    }
    add_limit_of_curve(plan, exact, widths, run);
    judge_limit(plan.verdict, numbers.size(), run);
    return run;
}

}  // namespace feynet
