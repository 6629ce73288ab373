#include "growth.hpp"

#include "feynet/io/atomic_file.hpp"
#include "feynet/io/report.hpp"
#include "feynet/statistics/power_law.hpp"
#include "feynet/study/study_kind.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace feynet::bench {
namespace {

constexpr Index longest_with_pilot = 100'000;

/// One run of the quartic oscillator x²/2 + x⁴ in decay weights.
struct Cell {
    double spacing = 0.1;
    Index n_slices = 100;
    double tau = 0.0;         ///< τ_int of x², in trajectories
    double per_second = 0.0;  ///< effective samples of x² per second of processor time
    double step_size = 0.0;   ///< 0: found by the pilot
    Index n_steps = 0;
};

std::string run_file(const Cell& cell, Index warmup, Index draws) {
    return fmt::format(
        "[system]\npotential = \"quartic\"\ncoupling = 1.0\n"
        "[time]\nspacing = {}\nn_slices = {}\n[network]\nkind = \"decay\"\n"
        "[sampler]\nkind = \"hmc\"\nchains = 8\nwarmup = {}\ndraws = {}\n"
        "{}[measure]\nmax_lag = 2\nlevels = 0\nkept = 1024\n",
        cell.spacing,
        cell.n_slices,
        warmup,
        draws,
        cell.n_steps == 0
            ? ""
            : fmt::format("step_size = {}\nleapfrog_steps = {}\n", cell.step_size, cell.n_steps));
}

/// Runs a cell on this thread; the pilot and the warm-up do not count.
void measure(Cell& cell, double budget) {
    constexpr double seconds_per_site = 3e-7;  // of eight chains, roughly
    const auto n = static_cast<double>(cell.n_slices);
    const auto draws = static_cast<Index>(std::clamp(budget / (seconds_per_site * n), 24.0, 5e4));
    const Index warmup = std::clamp<Index>(draws / 4, 8, 200);
    RunFile file = RunFile::parse(run_file(cell, warmup, draws), "growth.toml");
    const auto study = read_study(file);
    Index n_done = 0;
    double warm = thread_seconds();
    double end = warm;
    StudyHooks hooks;
    hooks.execution.n_threads = 1;
    hooks.execution.progress = [&](Index steps, double) {
        n_done += steps;
        end = thread_seconds();
        warm = n_done <= warmup * lanes ? end : warm;
    };
    const StudyResult result = study->run(hooks);
    const NetworkRun& run = result.summary.runs.front();
    cell.step_size = run.sampler.step_size;
    cell.n_steps = run.sampler.n_leapfrog;
    for (const ObservableResult& observable : run.observables) {
        if (observable.name == "x2") {
            cell.tau = observable.tau_int.value_or(std::nan(""));
            cell.per_second = observable.ess.value_or(std::nan("")) / (end - warm);
        }
    }
}

/// Settings for ten times as many sites, where a pilot takes minutes: the same angle in 10^{1/4}
/// times as many steps keeps the acceptance.
void take_steps_of(const Cell& shorter, Cell& cell) {
    cell.n_steps = static_cast<Index>(std::ceil(1.78 * static_cast<double>(shorter.n_steps)));
    cell.step_size = shorter.step_size * static_cast<double>(shorter.n_steps) /
                     static_cast<double>(cell.n_steps);
}

void print_cells(const char* title, const std::vector<Cell>& cells) {
    fmt::print(
        "{}\n{:>8} {:>9} {:>9} {:>12} {:>14}\n", title, "a", "N", "τ_int", "ESS/s", "ESS/s × N");
    for (const Cell& cell : cells) {
        fmt::print(
            "{:>8} {:>9} {:>9.3f} {:>12.4g} {:>14.4g}\n",
            cell.spacing,
            cell.n_slices,
            cell.tau,
            cell.per_second,
            cell.per_second * static_cast<double>(cell.n_slices));
    }
}

/// The curve of a quantity of the cells.
template <typename X, typename Y>
FigureSeries series_of(const std::vector<Cell>& cells, X x, Y y) {
    FigureSeries series{.label = "decay weights", .points = {}, .test = {}};
    for (const Cell& cell : cells) {
        series.points.push_back({.x = x(cell), .value = y(cell)});
    }
    return series;
}

double sites(const Cell& cell) {
    return static_cast<double>(cell.n_slices);
}

double inverse_spacing(const Cell& cell) {
    return 1.0 / cell.spacing;
}

double tau(const Cell& cell) {
    return cell.tau;
}

double site_rate(const Cell& cell) {
    return cell.per_second * sites(cell);
}

/// The exponent p of y ∝ xᵖ.
template <typename X, typename Y>
double exponent(const std::vector<Cell>& cells, X x, Y y) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const Cell& cell : cells) {
        xs.push_back(x(cell));
        ys.push_back(y(cell));
    }
    return fit_power_law(xs, ys).exponent;
}

Figure figure(
    const char* name, const char* title, const char* x, const char* y, FigureSeries series) {
    return {
        .name = name,
        .title = title,
        .caption = "",
        .x = {.label = x, .scale = AxisScale::Logarithmic},
        .y = {.label = y, .scale = AxisScale::Logarithmic},
        .series = {std::move(series)},
        .exact = {}};
}

}  // namespace

void measure_growth(Effort effort, const std::filesystem::path& directory) {
    const bool full = effort == Effort::Full;
    const double budget = full ? 4.0 : 0.02;
    std::vector<Cell> lengths;
    for (const Index n : {100, 1000, 10'000, 100'000, 1'000'000}) {
        if (full || n <= 1000) {
            lengths.push_back({.spacing = 0.1, .n_slices = n});
        }
    }
    std::vector<Cell> spacings;
    for (const double a : {1.0, 0.3125, 0.1, 0.03125, 0.01, 0.003125, 0.001}) {
        if (full || a >= 0.1) {
            spacings.push_back(
                {.spacing = a, .n_slices = static_cast<Index>(std::lround(100.0 / a))});
        }
    }
    for (std::vector<Cell>* cells : {&spacings, &lengths}) {
        for (std::size_t i = 0; i < cells->size(); ++i) {
            Cell& cell = (*cells)[i];
            fmt::print(stderr, "measuring a = {}, N = {}\n", cell.spacing, cell.n_slices);
            if (cell.n_slices > longest_with_pilot) {
                take_steps_of((*cells)[i - 1], cell);
            }
            measure(cell, budget);
        }
        print_cells(
            cells == &lengths ? "x²/2 + x⁴, against N at a = 0.1"
                              : "x²/2 + x⁴, against a at T = 100",
            *cells);
    }
    fmt::print(
        "ESS/s × N ∝ N^{:.2f}; τ_int ∝ (1/a)^{:.2f}\n",
        exponent(lengths, sites, site_rate),
        exponent(spacings, inverse_spacing, tau));

    Summary summary;
    summary.title = "How the cost of an independent number grows";
    summary.theory = "quartic oscillator x²/2 + x⁴, decay weights";
    summary.verdict = "measured";
    summary.conclusion = "ESS/s × N of ⟨x²⟩, one thread.";
    summary.figures = {
        figure(
            "length", "Against N, a = 0.1", "N", "ESS/s × N", series_of(lengths, sites, site_rate)),
        figure(
            "spacing",
            "Against a, T = 100",
            "1/a",
            "ESS/s × N",
            series_of(spacings, inverse_spacing, site_rate)),
        figure(
            "memory",
            "Against a, T = 100",
            "1/a",
            "τ_int",
            series_of(spacings, inverse_spacing, tau))};
    std::filesystem::create_directories(directory);
    write_file(directory / "growth.html", render_report(summary, {}).str());
    fmt::print(stderr, "report: {}\n", (directory / "growth.html").string());
}

}  // namespace feynet::bench
