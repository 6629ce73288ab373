#include "feynet/study/nnft/duality_study.hpp"

#include "feynet/nnft/interaction/width_shift.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/nnft/duality_figures.hpp"
#include "feynet/study/part_verdict.hpp"
#include "feynet/study/path/path_analysis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <functional>

namespace feynet {
namespace {

Summary duality_summary(const DualityPlan& plan) {
    const DualitySettings& duality = plan.duality;
    Summary summary;
    summary.title = plan.header.title;
    summary.theory = fmt::format(
        "V(x) = ½ m ω² x² + λ x⁴, m = {:g}, ω = {:g}, λ = {:g}",
        plan.system.mass,
        plan.system.frequency,
        fmt::join(duality.couplings, ", "));
    summary.lattice = fmt::format(
        "a = {:g}, n = {} slices, periodic; random networks of N = {} cosine neurons, {} output "
        "weights",
        plan.time.spacing,
        plan.time.n_slices,
        fmt::join(duality.widths, ", "),
        word(duality.output));
    return summary;
}

/// The runs of one study in order, each with random numbers of its own.
class DualityRuns {
public:
    DualityRuns(const DualityPlan& plan, const StudyHooks& hooks, StudyResult& result)
        : plan_(plan), hooks_(hooks), result_(result) {}

    /// All networks at one coupling, as many as there is time for.
    DualityPart at(double coupling) {
        DualityPart part{.exact = DualityExact(plan_, coupling)};
        const PathSettings settings = plan_.path(coupling);
        const PathMeasurement measurement(settings);
        const auto path = exact_path(settings.path_system());
        for (const NetworkKind kind : plan_.duality.networks) {
            if (!hooks_.execution.stop()) {
                sample_path(settings, measurement, *path, kind, part);
            }
        }
        for (const Index width : plan_.duality.widths) {
            if (!hooks_.execution.stop()) {
                sample_width(width, part);
            }
        }
        if (part.widths.size() == plan_.duality.widths.size()) {
            part.limits.push_back(limit_part(plan_, part.exact, part.widths));
            hooks_.part_ends(part.limits.front());
        }
        return part;
    }

private:
    void sample_path(
        const PathSettings& settings,
        const PathMeasurement& measurement,
        const ExactPath& path,
        NetworkKind kind,
        DualityPart& part) {
        const std::string label = coupling_label(part.exact.coupling);
        hooks_.part_starts(fmt::format("{}, {}", label, word(kind)));
        const PathExperiment experiment(settings, kind, run_);
        const PathRecord record =
            run_chains(experiment, measurement, settings, run_++, hooks_.execution);
        NetworkRun run = analyse(settings, measurement, experiment, record, path);
        run.network = fmt::format("{}, {}", label, word(kind));
        run.group = label;
        for (ObservableResult& number : run.observables) {
            if (number.name == "gap") {
                number.formula = gap_formula;
            }
        }
        hooks_.part_ends(run);
        part.paths.push_back(std::move(run));
        if (record.draws == 0) {
            return;
        }
        part.spectrum.push_back(measured_spectrum(
            plan_, part.exact, fmt::format("path integral, {}", word(kind)), record.correlator));
        keep(part, word(kind), join({record.scalars[1], record.scalars[2]}));
    }

    void sample_width(Index width, DualityPart& part) {
        const double coupling = part.exact.coupling;
        hooks_.part_starts(fmt::format("{}, N = {}", coupling_label(coupling), width));
        const DualityRecord record = run_width(plan_, coupling, width, run_++, hooks_.execution);
        part.widths.push_back(width_part(plan_, part.exact, record));
        hooks_.part_ends(part.widths.back());
        if (record.draws > 0) {
            add_spectrum_of(record, part);
            keep(part, fmt::format("N_{}", width), record.moments());
        }
    }

    /// Histograms: of all widths without a coupling, otherwise of the first and the last, and of
    /// the last what interference makes of them.
    void add_spectrum_of(const DualityRecord& record, DualityPart& part) const {
        const bool is_free = record.coupling == 0.0;
        const bool is_first = record.width == plan_.duality.widths.front();
        const bool is_last = record.width == plan_.duality.widths.back();
        if (is_free || is_first || is_last) {
            part.spectrum.push_back(frequency_histogram(plan_, part.exact, record));
        }
        if (!is_free && is_last) {
            part.spectrum.push_back(measured_spectrum(
                plan_,
                part.exact,
                fmt::format("whole network, N = {}", record.width),
                record.correlator()));
        }
    }

    void keep(const DualityPart& part, std::string_view network, const VectorSeries& moments) {
        static const std::array<NamedNumber, 2> numbers{
            {{"x2", "x², mean over the ring"}, {"x4", "x⁴, mean over the ring"}}};
        result_.samples.push_back(posterior_of(
            fmt::format("lambda_{:g}/{}", part.exact.coupling, network), numbers, moments));
    }

    const DualityPlan& plan_;
    const StudyHooks& hooks_;
    StudyResult& result_;
    std::uint16_t run_ = 0;
};

/// Into the table go the numbers, into the figures the curves.
void add_runs(std::vector<NetworkRun> runs, Summary& summary) {
    for (NetworkRun& run : runs) {
        run.correlator.clear();
        run.effective_gap.clear();
        summary.runs.push_back(std::move(run));
    }
}

void add_remarks(const DualityPlan& plan, std::span<const DualityPart> parts, Summary& summary) {
    summary.remarks.push_back(fmt::format("Exact answers: {}.", parts.back().exact.method));
    summary.remarks.emplace_back(
        "Both kinds of network compute the same sum over frequencies: a path integral on a grid of "
        "frequencies with random weights, NNFT with random frequencies and equal amplitudes, by "
        "Monte Carlo. Without a coupling the two-point function is therefore the same at every "
        "width; the kurtosis tells them apart, 3 + (3κ/2 − 3)/N.");
    const double shift = leading_width_shift(plan.ring(), kurtosis(plan.duality.output));
    if (plan.duality.couplings.back() > 0.0) {
        summary.remarks.push_back(fmt::format(
            "With a coupling random networks of finite width are a theory of their own, held to "
            "their diagnostics alone; what must agree is their limit N → ∞. For weak couplings "
            "⟨x²⟩ is shifted by {:.3g} λ/N.",
            shift));
    }
    for (const DualityPart& part : parts) {
        summary.remarks.push_back(fmt::format(
            "At {} the effective gap is read at t = {:.4g}, one decay time of the nearest "
            "oscillator.",
            coupling_label(part.exact.coupling),
            part.exact.spacing * static_cast<double>(part.exact.gap_lag)));
    }
    summary.equality =
        "All networks have random numbers of their own: that they agree is statistics.";
}

void conclude_duality(const DualityPlan& plan, Summary& summary) {
    const std::size_t n_parts = plan.duality.couplings.size() *
                                (plan.duality.networks.size() + plan.duality.widths.size() + 1);
    summary.verdict = verdict_of_parts(summary, n_parts);
    if (summary.verdict == "pass") {
        summary.conclusion =
            "Pass: networks that sample the path integral and random networks for N → ∞ are one "
            "theory, the exact one.";
    }
}

/// The numbers of the path integral at one coupling.
void add_exact_numbers(const DualityPlan& plan, const DualityExact& exact, NetworkRun& run) {
    const std::string label = coupling_label(exact.coupling);
    const double lag = plan.time.spacing * static_cast<double>(exact.gap_lag);
    const auto add = [&](std::string_view name, const std::string& formula, double value) {
        run.observables.push_back(exact_observable(
            fmt::format("{}_lambda_{:g}", name, exact.coupling),
            fmt::format("{}, {}", formula, label),
            value));
    };
    add("x2", "⟨x²⟩", exact.x2);
    add("x4", "⟨x⁴⟩", exact.x4);
    add("energy", "E, virial", exact.energy);
    add("gap", fmt::format("gap at t = {:.4g}", lag), exact.gap);
    add("kurtosis", "⟨x⁴⟩/⟨x²⟩²", exact.kurtosis());
}

/// G(t) at one coupling.
FigureSeries exact_series(const DualityExact& exact) {
    FigureSeries series{.label = coupling_label(exact.coupling), .points = {}, .test = {}};
    for (std::size_t k = 0; k < exact.correlator.size(); ++k) {
        const double t = exact.spacing * static_cast<double>(k);
        series.points.push_back(figure_point(t, std::nan(""), std::nullopt, exact.correlator[k]));
    }
    return series;
}

}  // namespace

std::unique_ptr<Study> read_duality_study(RunFile& file) {
    return std::make_unique<DualityStudy>(read_duality_plan(file));
}

Index DualityStudy::work() const {
    const DualitySettings& duality = plan_.duality;
    const Index n_chains = in_whole_blocks(duality.chains);
    const std::size_t n_runs =
        duality.couplings.size() * (duality.networks.size() + duality.widths.size());
    return n_chains * static_cast<Index>(n_runs) * (duality.warmup + duality.draws);
}

StudyResult DualityStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = duality_summary(plan_), .samples = {}};
    Summary& summary = result.summary;
    DualityRuns runs(plan_, hooks, result);
    std::vector<DualityPart> parts;
    for (const double coupling : plan_.duality.couplings) {
        if (parts.empty() || !hooks.execution.stop()) {
            parts.push_back(runs.at(coupling));
        }
    }
    for (const DualityPart& part : parts) {
        summary.figures.push_back(correlator_figure(part));
        if (part.exact.coupling > 0.0) {
            summary.figures.push_back(deviation_figure(part));
        }
    }
    summary.figures.push_back(width_figure(plan_, parts));
    for (const DualityPart& part : parts) {
        summary.figures.push_back(spectrum_figure(plan_, part));
    }
    add_remarks(plan_, parts, summary);
    for (DualityPart& part : parts) {
        add_runs(std::move(part.paths), summary);
        add_runs(std::move(part.widths), summary);
        add_runs(std::move(part.limits), summary);
    }
    conclude_duality(plan_, summary);
    return result;
}

Summary DualityStudy::exact() const {
    Summary summary = duality_summary(plan_);
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    Figure correlators{.name = "correlator", .title = "The exact correlator G(t)", .caption = ""};
    correlators.x.label = "imaginary time t";
    correlators.y = {.label = "G(t)", .scale = AxisScale::Logarithmic};
    for (const double coupling : plan_.duality.couplings) {
        const DualityExact exact(plan_, coupling);
        add_exact_numbers(plan_, exact, run);
        correlators.series.push_back(exact_series(exact));
    }
    summary.runs.push_back(std::move(run));
    summary.figures.push_back(std::move(correlators));
    summary.remarks.push_back(fmt::format(
        "Random networks of N neurons have ⟨x⁴⟩/⟨x²⟩² = 3 {:+.3g}/N without a coupling; a weak one "
        "shifts their ⟨x²⟩ by {:.3g} λ/N.",
        1.5 * kurtosis(plan_.duality.output) - 3.0,
        leading_width_shift(plan_.ring(), kurtosis(plan_.duality.output))));
    return summary;
}

}  // namespace feynet
