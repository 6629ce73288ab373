#include "feynet/study/path/propagator_study.hpp"

#include "feynet/core/error.hpp"
#include "feynet/path/observable/end_point.hpp"
#include "feynet/statistics/correlator_test.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/part_verdict.hpp"
#include "feynet/study/path/annealed_part.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>
#include <utility>

namespace feynet {
namespace {

/// T(y, x) at neighbouring y are nearly the same function of x; differences that hold less than
/// 1e-4 of a point's variance come from rare paths far out, whose means are not normal.
constexpr CorrelatorTestSettings smooth_kernel{.least_residual = 1e-4};

std::string time_words(double time) {
    return fmt::format("T = {:g}", time);
}

/// ⟨y| e^{−TH} |x⟩ of the continuum for a quadratic action on a half line from x.
double mehler(const PathSystem& system, double y) {
    const double mass = system.mass();
    const double frequency = system.quadratic_frequency();
    const double time = system.grid().duration();
    const double x = system.grid().x_initial();
    const double two_pi = 2.0 * std::numbers::pi;
    if (frequency == 0.0) {
        return std::sqrt(mass / (two_pi * time)) * std::exp(-0.5 * mass * (x - y) * (x - y) / time);
    }
    const double sine = std::sinh(frequency * time);
    const double cosine = std::cosh(frequency * time);
    const double exponent =
        0.5 * mass * frequency * ((x * x + y * y) * cosine - 2.0 * x * y) / sine;
    return std::sqrt(mass * frequency / (two_pi * sine)) * std::exp(-exponent);
}

/// The exact kernels from the start of a half line to the end points.
std::vector<double> exact_kernels(const PathSystem& system, const std::vector<double>& end_points) {
    const Eigen::Map<const Eigen::ArrayXd> positions(
        end_points.data(), static_cast<Index>(end_points.size()));
    const Eigen::ArrayXd kernels =
        exact_path(system)->log_kernel(system.grid().x_initial(), positions).exp();
    return {kernels.begin(), kernels.end()};
}

/// The largest relative distance of the lattice kernel from Mehler's.
double distance_to_continuum(const PathSystem& system, const std::vector<double>& end_points) {
    const std::vector<double> lattice = exact_kernels(system, end_points);
    double largest = 0.0;
    for (std::size_t i = 0; i < end_points.size(); ++i) {
        largest = std::max(largest, std::abs(lattice[i] / mehler(system, end_points[i]) - 1.0));
    }
    return largest;
}

FigureSeries measured_curve(
    const AnnealedPaths& paths,
    const AnnealedRecord& record,
    const std::vector<double>& end_points,
    const std::vector<double>& exact) {
    const double log_reference = paths.reference().log_partition();
    const bool has_errors = record.log_mean().error.has_value();
    FigureSeries curve;
    std::vector<double> scaled;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        const WeightedMean mean = weighted_mean(record, log_reference, static_cast<Index>(i));
        const std::optional<double> error =
            has_errors ? std::optional<double>(mean.error) : std::nullopt;
        curve.points.push_back(figure_point(end_points[i], mean.value, error, exact[i]));
        scaled.push_back(exact[i] * std::exp(-log_reference - record.shift));
    }
    if (has_errors) {
        const CorrelatorTest test = correlator_test(record.weighted, scaled, smooth_kernel);
        curve.test = {.value = test.t2, .dof = test.dof(), .p = test.p.value_or(0.0), .lags = ""};
    }
    return curve;
}

}  // namespace

PropagatorStudy::PropagatorStudy(Settings settings) : settings_(std::move(settings)) {
    settings_.annealing.check();
    const EndPointSettings& ends = settings_.ends;
    constexpr Index most_end_points = 1000;
    require(
        ends.end_points >= 2 && ends.end_points <= most_end_points,
        "end_points",
        "must be 2 … {}, got {}",
        most_end_points,
        ends.end_points);
    require(
        !ends.lowest || !ends.highest || *ends.lowest < *ends.highest,
        "highest",
        "must be above lowest, got {}",
        ends.highest.value_or(0.0));
    for (const double time : ends.times) {
        const Index n = n_slices(time);
        const double slices = time / settings_.path.time.spacing;
        require(
            n >= 3 && std::abs(slices - static_cast<double>(n)) < 1e-9 * slices,
            "times",
            "must be whole multiples of the spacing {}, at least three, got {}",
            settings_.path.time.spacing,
            time);
        check_reference(half_line(n));
    }
}

PathSettings PropagatorStudy::half_line(Index n_slices) const {
    PathSettings settings = settings_.path;
    settings.time.boundary = Boundary::HalfLine;
    settings.time.n_slices = n_slices;
    return settings;
}

Index PropagatorStudy::n_slices(double time) const {
    constexpr double most = 1e6;
    const double slices = std::round(time / settings_.path.time.spacing);
    return slices > 0.0 && slices < most ? static_cast<Index>(slices) : 0;
}

/// Equal distances over 2.5 standard deviations of the oscillator's end point on both sides of its
/// mean, or as the run file says.
std::vector<double> PropagatorStudy::end_points(double time) const {
    constexpr double widths = 2.5;
    const PathSettings settings = half_line(n_slices(time));
    const PathSystem system = settings.path_system();
    const TimeGrid& grid = system.grid();
    const LatticeOscillator oscillator(
        system.rule(), system.mass(), settings.gaussian_frequency(), grid.spacing());
    const double angle = oscillator.theta * static_cast<double>(grid.n_slices());
    // Var x_N = P tanh Nϑ, and T/m for a free particle.
    const double variance =
        angle > 0.0 ? oscillator.amplitude * std::tanh(angle) : grid.duration() / system.mass();
    const double centre = grid.x_initial() / std::cosh(angle);
    const double reach = widths * std::sqrt(variance);
    const double lowest = settings_.ends.lowest.value_or(centre - reach);
    const double highest = settings_.ends.highest.value_or(centre + reach);
    const auto n_steps = static_cast<double>(settings_.ends.end_points - 1);
    std::vector<double> positions;
    for (Index i = 0; i < settings_.ends.end_points; ++i) {
        positions.push_back(lowest + (highest - lowest) * static_cast<double>(i) / n_steps);
    }
    return positions;
}

Index PropagatorStudy::work() const {
    return settings_.annealing.rounded_paths() * static_cast<Index>(settings_.ends.times.size());
}

Summary PropagatorStudy::empty_summary() const {
    const TimeSettings& time = settings_.path.time;
    Summary summary{
        .title = title(),
        .theory = theory_line(settings_.path),
        .lattice = fmt::format(
            "a = {}, paths from x = {} with a free end, {} rule",
            time.spacing,
            time.x_initial,
            word(time.rule))};
    const PathSystem shortest = half_line(3).path_system();
    summary.remarks.push_back(
        fmt::format("Exact answers at the same spacing: {}.", exact_path(shortest)->method()));
    for (const double duration : settings_.ends.times) {
        if (shortest.is_quadratic()) {
            summary.remarks.push_back(fmt::format(
                "{}: the lattice kernel is within {:.1e} of Mehler's, that of the continuum.",
                time_words(duration),
                distance_to_continuum(
                    half_line(n_slices(duration)).path_system(), end_points(duration))));
        }
    }
    return summary;
}

/// One time: its half line, annealed and measured.
NetworkRun PropagatorStudy::part(
    std::size_t index, const Execution& execution, FigureSeries& curve) const {
    const double time = settings_.ends.times[index];
    const PathSettings settings = half_line(n_slices(time) - 1);
    const PathSystem shorter = settings.path_system();
    const EndPoint end_point(shorter, end_points(time));
    const AnnealedRun run = settings_.annealing.run(seed(), static_cast<std::uint16_t>(index));
    const AnnealedPaths paths(
        shorter, settings.gaussian_frequency(), settings_.annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(end_point, run, execution);
    if (record.log_weights.empty()) {
        return {.network = time_words(time), .verdict = "partial"};
    }
    NetworkRun part =
        annealed_part(time_words(time), paths, record, exact_path(shorter)->log_partition());
    part.observables.front().formula = "ln Z at T − a";
    curve = measured_curve(
        paths,
        record,
        end_point.positions(),
        exact_kernels(half_line(n_slices(time)).path_system(), end_point.positions()));
    curve.label = time_words(time);
    const auto n_times = static_cast<double>(settings_.ends.times.size());
    const VerdictSettings& verdict = settings_.path.verdict;
    judge_part(
        {.pull = verdict.pull,
         .p = verdict.p / n_times,
         .n_paths = settings_.annealing.rounded_paths()},
        curve,
        part);
    return part;
}

StudyResult PropagatorStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_summary(), .samples = {}};
    Figure figure{
        .name = "propagator",
        .title = "The propagator",
        .caption =
            "⟨x_f| e^{−TH} |x_i⟩ as a sum over half-line networks, against the exact "
            "kernel at the same spacing.",
        .x = {.label = "x_f"},
        .y = {.label = "⟨x_f| e^{−TH} |x_i⟩"}};
    const std::size_t n_times = settings_.ends.times.size();
    for (std::size_t i = 0; i < n_times && !hooks.execution.stop(); ++i) {
        hooks.part_starts(time_words(settings_.ends.times[i]));
        FigureSeries curve;
        result.summary.runs.push_back(part(i, hooks.execution, curve));
        if (!curve.points.empty()) {
            figure.series.push_back(std::move(curve));
        }
        hooks.part_ends(result.summary.runs.back());
    }
    result.summary.figures.push_back(std::move(figure));
    result.summary.verdict = verdict_of_parts(result.summary, n_times);
    if (result.summary.verdict == "pass") {
        result.summary.conclusion = fmt::format(
            "Pass: the propagator agrees with the exact one at {} end points and {} times, "
            "normalisation included.",
            settings_.ends.end_points,
            n_times);
    }
    return result;
}

Summary PropagatorStudy::exact() const {
    Summary summary = empty_summary();
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    for (const double time : settings_.ends.times) {
        const std::vector<double> positions = end_points(time);
        const std::vector<double> kernels =
            exact_kernels(half_line(n_slices(time)).path_system(), positions);
        for (std::size_t i = 0; i < positions.size(); ++i) {
            run.observables.push_back(exact_observable(
                "propagator",
                fmt::format(
                    "⟨{:.6g}| e^{{−{:g}H}} |{:g}⟩",
                    positions[i],
                    time,
                    settings_.path.time.x_initial),
                kernels[i]));
        }
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_propagator_study(RunFile& file) {
    PropagatorStudy::Settings settings;
    StartSettings start;
    ReferenceSettings reference;
    settings.path.header.title = "The propagator as a sum over networks";
    read_path_system(file, settings.path);
    file.read("time", start);
    file.read("study", settings.ends);
    file.read("network", reference);
    file.read("annealing", settings.annealing);
    read_verdict(file, settings.path.verdict);
    file.read("run", settings.path.run);
    file.reject_unread();
    settings.path.time = start.time;
    settings.path.network = reference.network;
    return file.locate([&] { return std::make_unique<PropagatorStudy>(std::move(settings)); });
}

}  // namespace feynet
