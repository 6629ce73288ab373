#include "feynet/study/path/real_time_study.hpp"

#include "claims.hpp"
#include "feynet/statistics/power_law.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/path_study.hpp"
#include "real_time_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr std::array rules{Rule::Site, Rule::Midpoint};
constexpr double tolerance_of_orders = 0.1;

/// The order in the spacing with which a rule approaches continuous time.
double order_of(Rule rule) {
    return rule == Rule::Site ? 2.0 : 1.0;
}

/// The order between the two finest lattices.
double measured_order(const FigureSeries& series) {
    std::vector<double> n;
    std::vector<double> error;
    for (const FigurePoint& point : series.points) {
        n.push_back(point.x);
        error.push_back(point.value);
    }
    const std::size_t skipped = n.size() - 2;
    return -fit_power_law(std::span(n).subspan(skipped), std::span(error).subspan(skipped))
                .exponent;
}

Summary empty_summary(
    const std::string& title, const RealTimeSystem& system, const RealTimeSettings& settings) {
    return {
        .title = title,
        .theory = fmt::format(
            "{}, real time, weight e^{{iS/ħ}}, m = {}, ω = {}, ħ = {}",
            system.frequency == 0.0 ? "free particle" : "harmonic oscillator",
            system.mass,
            system.frequency,
            system.hbar),
        .lattice = fmt::format(
            "x = {} → {}, N = {} … {}, site and midpoint rule",
            settings.x_initial,
            settings.x_final,
            settings.n_slices.front(),
            settings.n_slices.back()),
        .verdict = "exact"};
}

std::vector<Figure> empty_figures() {
    return {
        {.name = "modulus",
         .title = "Modulus of the kernel",
         .caption = "|K| on the finest lattice of the site rule; lines: closed form.",
         .x = {.label = "T"},
         .y = {.label = "|K|"}},
        {.name = "phase",
         .title = "Phase of the kernel",
         .caption = "Phase of K in units of π: S_cl/(πħ) − ¼ − ν/2, with ν the number of negative "
                    "eigenvalues of the Hessian of the weights: each half period adds one.",
         .x = {.label = "T"},
         .y = {.label = "phase/π"}},
        {.name = "lattice_error",
         .title = "Distance to the closed form of the lattice",
         .caption = "The largest |K/K_lattice − 1| over all T and both rules: rounding.",
         .x = {.label = "N", .scale = AxisScale::Logarithmic},
         .y = {.label = "|K/K_lattice − 1|", .scale = AxisScale::Logarithmic}},
        {.name = "continuum",
         .title = "Distance to Mehler's kernel",
         .caption = "|K/K_Mehler − 1| from the weights of the first network; lines: closed form.",
         .x = {.label = "N", .scale = AxisScale::Logarithmic},
         .y = {.label = "|K/K_Mehler − 1|", .scale = AxisScale::Logarithmic}}};
}

void add_kernels(
    const RealTimeKernels& kernels,
    const RealTimeSettings& settings,
    NetworkKind kind,
    std::vector<Figure>& figures) {
    FigureSeries modulus{.label = std::string(word(kind))};
    FigureSeries phase{.label = std::string(word(kind))};
    for (const double duration : settings.durations) {
        const RealTimeOscillator oscillator = kernels.finest(Rule::Site, duration);
        const Amplitude measured = kernels.by_weights(oscillator, kind);
        const Amplitude closed = oscillator.lattice_kernel();
        modulus.points.push_back(figure_point(
            duration, std::exp(measured.log_modulus), std::nullopt, std::exp(closed.log_modulus)));
        phase.points.push_back(figure_point(
            duration,
            measured.phase / std::numbers::pi,
            std::nullopt,
            closed.phase / std::numbers::pi));
    }
    figures[0].series.push_back(std::move(modulus));
    figures[1].series.push_back(std::move(phase));
}

ObservableResult number(std::string name, std::string formula, double value, double exact) {
    ObservableResult result = exact_observable(std::move(name), std::move(formula), exact);
    result.value = value;
    return result;
}

void judge_lattice(
    const RealTimeKernels& kernels,
    const RealTimeSettings& settings,
    NetworkKind kind,
    Figure& figure,
    NetworkRun& run) {
    FigureSeries series{.label = std::string(word(kind))};
    double worst = 0.0;
    for (const Index n_slices : settings.n_slices) {
        const double error = kernels.lattice_error(kind, n_slices);
        worst = std::max(worst, error);
        series.points.push_back(figure_point(static_cast<double>(n_slices), error));
    }
    figure.series.push_back(std::move(series));
    run.observables.push_back(number("lattice_error", "|K/K_lattice − 1|", worst, 0.0));
    Claims(run).hold(
        worst <= settings.tolerance,
        fmt::format(
            "its kernel is {:.2g} from the closed form, {:.2g} at most",
            worst,
            settings.tolerance));
}

/// The order farthest from theory among all durations, for each rule.
void judge_orders(
    const RealTimeKernels& kernels,
    const RealTimeSettings& settings,
    NetworkKind kind,
    Figure& figure,
    NetworkRun& run) {
    const bool is_first = figure.series.empty();
    for (const Rule rule : rules) {
        double worst = order_of(rule);
        for (const double duration : settings.durations) {
            FigureSeries series = kernels.approach(rule, duration, kind);
            const double order = measured_order(series);
            const bool is_farther =
                std::abs(order - order_of(rule)) >= std::abs(worst - order_of(rule));
            worst = is_farther ? order : worst;
            if (is_first) {
                figure.series.push_back(std::move(series));
            }
        }
        run.observables.push_back(number(
            fmt::format("order_{}", word(rule)),
            fmt::format("order, {} rule", word(rule)),
            worst,
            order_of(rule)));
        Claims(run).hold(
            std::abs(worst - order_of(rule)) <= tolerance_of_orders,
            fmt::format(
                "the {} rule approaches Mehler's kernel with order {:.3f}, {} in theory",
                word(rule),
                worst,
                order_of(rule)));
    }
}

void check(const RealTimeSystem& system, const RealTimeSettings& settings) {
    require(settings.n_slices.size() >= 2, "n_slices", "must be at least two numbers");
    require(
        std::adjacent_find(
            settings.n_slices.begin(), settings.n_slices.end(), std::greater_equal<>()) ==
            settings.n_slices.end(),
        "n_slices",
        "must grow");
    constexpr Index most_slices = 1024;
    require(
        settings.n_slices.back() <= most_slices,
        "n_slices",
        "must be {} at most for dense Hessians, got {}",
        most_slices,
        settings.n_slices.back());
    require(settings.tolerance > 0.0, "tolerance", "must be positive, got {}", settings.tolerance);
    const RealTimeKernels kernels(system, settings);
    for (const Rule rule : rules) {
        for (const double duration : settings.durations) {
            require(
                std::isfinite(duration) && duration > 0.0,
                "durations",
                "must be positive, got {}",
                duration);
            for (const Index n_slices : settings.n_slices) {
                const RealTimeOscillator oscillator = kernels.lattice(rule, duration, n_slices);
                oscillator.lattice_kernel();
                oscillator.continuum_kernel();
            }
        }
    }
}

/// What a lattice complains about, by the key of this study.
void check_by_key(const RealTimeSystem& system, const RealTimeSettings& settings) {
    try {
        check(system, settings);
    } catch (const InvalidInput& error) {
        const std::string& argument = error.argument();
        throw InvalidInput(
            argument == "duration"  ? "durations"
            : argument == "spacing" ? "n_slices"
                                    : argument,
            error.expectation());
    }
}

}  // namespace

std::unique_ptr<Study> read_real_time_study(RunFile& file) {
    HeaderSettings header{.title = "The kernel in real time"};
    RealTimeSystem system;
    RealTimeSettings settings;
    file.read("", header);
    file.read("system", system);
    file.read("study", settings);
    file.reject_unread();
    file.locate([&] { check_by_key(system, settings); });
    return std::make_unique<RealTimeStudy>(header, system, settings);
}

StudyResult RealTimeStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_summary(header_.title, system_, settings_), .samples = {}};
    Summary& summary = result.summary;
    summary.figures = empty_figures();
    const RealTimeKernels kernels(system_, settings_);
    for (const NetworkKind kind : settings_.networks) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(kind));
        NetworkRun run{.network = std::string(word(kind))};
        judge_lattice(kernels, settings_, kind, summary.figures[2], run);
        if (system_.frequency > 0.0) {
            judge_orders(kernels, settings_, kind, summary.figures[3], run);
        }
        add_kernels(kernels, settings_, kind, summary.figures);
        hooks.part_ends(run);
        summary.runs.push_back(std::move(run));
    }
    if (system_.frequency == 0.0) {
        summary.figures.pop_back();
    }
    conclude(
        summary,
        settings_.networks.size(),
        "the weights of every network give the kernel of the lattice, its phase included.");
    return result;
}

Summary RealTimeStudy::exact() const {
    Summary summary = empty_summary(header_.title, system_, settings_);
    NetworkRun run{.network = "exact", .verdict = "exact"};
    const RealTimeKernels kernels(system_, settings_);
    for (const double duration : settings_.durations) {
        const Amplitude mehler = kernels.finest(Rule::Site, duration).continuum_kernel();
        run.observables.push_back(exact_observable(
            fmt::format("modulus_{:g}", duration),
            fmt::format("|K| at T = {:g}", duration),
            std::exp(mehler.log_modulus)));
        run.observables.push_back(exact_observable(
            fmt::format("phase_{:g}", duration),
            fmt::format("arg K at T = {:g}", duration),
            mehler.phase));
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

}  // namespace feynet
