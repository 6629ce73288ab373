#include "feynet/study/nnft/nnft_study.hpp"

#include "claims.hpp"
#include "feynet/nnft/edgeworth_action.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/nnft/ensemble_analysis.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace feynet {
namespace {

Summary empty_ensemble_summary(const EnsembleSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = fmt::format(
        "random networks f(x) = s β + Σᵢ aᵢ h(x; θᵢ)/√N, {} output weights, N = {}",
        word(settings.network.output),
        fmt::join(settings.network.width, ", "));
    summary.lattice = fmt::format(
        "{} inputs in {} dimension{}",
        settings.inputs.inputs().cols(),
        settings.inputs.dimension,
        settings.inputs.dimension == 1 ? "" : "s");
    summary.coordinate = "f";
    return summary;
}

/// The kernel of infinite width from x₀ to every input.
FigureCurve kernel_curve(const EnsembleSettings& settings, NeuronKind kind) {
    const EnsembleNetworks networks(settings, kind, 1);
    const Inputs inputs = settings.inputs.inputs();
    FigureCurve curve{.label = "N → ∞", .x = {}, .y = {}};
    for (Index j = 0; j < inputs.cols(); ++j) {
        curve.x.push_back((inputs.col(j) - inputs.col(0)).norm());
        curve.y.push_back(networks.kernel(inputs.col(0), inputs.col(j)));
    }
    return curve;
}

Figure kernel_figure(const EnsembleSettings& settings, NeuronKind kind) {
    const bool is_deep = settings.network.depth > 1;
    return {
        .name = fmt::format("kernel_{}", word(kind)),
        .title = fmt::format("The kernel of {}-nets", word(kind)),
        .caption = is_deep
                       ? "⟨f(x₀) f(x)⟩ of deep networks tends to the kernel of infinite width "
                         "(line) as 1/N."
                       : "⟨f(x₀) f(x)⟩ does not depend on the width: points are random networks "
                         "of every width, the line is the kernel of infinite width.",
        .x = {.label = "|x − x₀|"},
        .y = {.label = "⟨f(x₀) f(x)⟩"},
        .series = {},
        .exact = {kernel_curve(settings, kind)},
        .is_detail = true};
}

/// What is drawn of one kind of network.
struct KindFigures {
    Figure kernel;
    Figure four_point;
    Figure distribution;
};

/// N G₄ᶜ against the width, a series for each quadruple of inputs.
Figure four_point_figure(const EnsembleMeasurement& measurement, NeuronKind kind, bool is_deep) {
    Figure figure{
        .name = fmt::format("four_point_{}", word(kind)),
        .title = fmt::format("What is not Gaussian in {}-nets", word(kind)),
        .caption =
            is_deep ? "N times the connected four-point function, which tends to a constant: it "
                      "falls as 1/N."
                    : "N times the connected four-point function does not depend on the width: it "
                      "falls as 1/N.",
        .x = {.label = "width N", .scale = AxisScale::Logarithmic},
        .y = {.label = "N G₄ᶜ"}};
    for (const FourInputs& four : measurement.four_inputs()) {
        figure.series.push_back({.label = four.formula});
    }
    return figure;
}

/// What was measured on the groups of networks, for samples.h5.
Group samples_of(const MeasuredEnsemble& ensemble) {
    std::vector<NamedNumber> numbers;
    for (Index j = 0; j < ensemble.record.kernel.n_components(); ++j) {
        numbers.push_back(
            {fmt::format("two_point_{}", j), fmt::format("f(x0) f(x{}), estimated", j)});
    }
    return posterior_of(
        fmt::format("{}_N{}", word(ensemble.networks.kind()), ensemble.networks.width()),
        numbers,
        ensemble.record.kernel);
}

/// The numbers of one ensemble go into the figures of its kind.
void add_to_figures(const MeasuredEnsemble& ensemble, const NetworkRun& run, KindFigures& figures) {
    figures.kernel.series.push_back(kernel_series(ensemble));
    figures.distribution.series.push_back(distribution_series(ensemble));
    for (std::size_t q = 0; q < figures.four_point.series.size(); ++q) {
        const std::string& name = ensemble.measurement.four_inputs()[q].name;
        const ObservableResult* const found = find_observable(run, name);
        figures.four_point.series[q].points.push_back(figure_point(
            static_cast<double>(ensemble.networks.width()),
            found->value,
            found->error,
            found->exact));
    }
}

/// A density of z = f(x₀)/√⟨f(x₀)²⟩ as a curve.
template <typename Density>
FigureCurve density_curve(std::string label, const Density& density) {
    constexpr int n_points = 161;
    constexpr double reach = 4.0;
    FigureCurve curve{.label = std::move(label), .x = {}, .y = {}};
    for (int i = 0; i < n_points; ++i) {
        const double z = reach * (2.0 * i / (n_points - 1) - 1.0);
        curve.x.push_back(z);
        curve.y.push_back(density(z));
    }
    return curve;
}

/// What the effective action to O(1/N) makes of the narrowest networks for which it is a small
/// correction; nothing where N G₄ᶜ is not known.
std::optional<FigureCurve> effective_density(const EnsembleSettings& settings, NeuronKind kind) {
    constexpr double small = 0.5;
    const Inputs first = settings.inputs.inputs().leftCols(1);
    const EnsembleNetworks networks(settings, kind, 1);
    const double kernel = networks.kernel(first.col(0), first.col(0));
    const std::optional<double> connected = networks.connected(first.replicate(1, 4));
    std::vector<Index> widths = settings.network.width;
    std::sort(widths.begin(), widths.end());
    for (const Index width : widths) {
        const double excess =
            connected.value_or(0.0) / (kernel * kernel * static_cast<double>(width));
        if (!connected || !(std::abs(excess) <= small)) {
            continue;
        }
        const EdgeworthAction action(Eigen::MatrixXd::Identity(1, 1), std::array{excess});
        return density_curve(fmt::format("to O(1/N), N = {}", width), [&](double z) {
            return action.density(Eigen::VectorXd::Constant(1, z));
        });
    }
    return std::nullopt;
}

Figure distribution_figure(const EnsembleSettings& settings, NeuronKind kind) {
    Figure figure{
        .name = fmt::format("distribution_{}", word(kind)),
        .title = fmt::format("The field of {}-nets becomes Gaussian", word(kind)),
        .caption =
            "The distribution of f(x₀) in units of its standard deviation at each width, "
            "the Gaussian that it tends to, and what the effective action to O(1/N), made "
            "of the connected four-point function, makes of a finite width (lines).",
        .x = {.label = "f(x₀)/√⟨f(x₀)²⟩"},
        .y = {.label = "probability density"},
        .series = {},
        .exact = {density_curve(
            "N → ∞",
            [](double z) { return std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi); })},
        .is_detail = true};
    if (auto curve = effective_density(settings, kind)) {
        figure.exact.push_back(std::move(*curve));
    }
    return figure;
}

}  // namespace

Index NnftStudy::work() const {
    return EnsembleRecord::n_groups * draws_per_group(settings_.sampler.networks) *
           static_cast<Index>(settings_.n_parts());
}

StudyResult NnftStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_ensemble_summary(settings_), .samples = {}};
    std::uint16_t run = 0;
    for (const NeuronKind kind : settings_.network.kind) {
        const EnsembleMeasurement measurement(settings_, kind);
        KindFigures figures{
            kernel_figure(settings_, kind),
            four_point_figure(measurement, kind, settings_.network.depth > 1),
            distribution_figure(settings_, kind)};
        for (const Index width : settings_.network.width) {
            if (hooks.execution.stop()) {
                break;
            }
            const EnsembleNetworks networks(settings_, kind, width);
            hooks.part_starts(fmt::format("{}, N = {}", word(kind), width));
            const EnsembleRecord record =
                run_ensemble(networks, measurement, settings_, run++, hooks.execution);
            if (!record.can_be_analysed()) {
                break;
            }
            const MeasuredEnsemble ensemble{networks, measurement, record};
            result.summary.runs.push_back(ensemble_part(settings_, ensemble));
            result.summary.runs.back().group = word(kind);
            result.samples.push_back(samples_of(ensemble));
            add_to_figures(ensemble, result.summary.runs.back(), figures);
            for (std::string& remark : structure_of(result.summary.runs.back())) {
                result.summary.remarks.push_back(std::move(remark));
            }
            hooks.part_ends(result.summary.runs.back());
        }
        for (Figure* figure : {&figures.kernel, &figures.four_point, &figures.distribution}) {
            result.summary.figures.push_back(std::move(*figure));
        }
    }
    conclude(
        result.summary,
        settings_.n_parts(),
        settings_.network.depth > 1
            ? "measured; a deep network of finite width has no exact answer to stand beside, study "
              "width has those of N → ∞."
            : "the kernel is that of infinite width at every width, and what is not Gaussian is "
              "what theory says.");
    return result;
}

Summary NnftStudy::exact() const {
    Summary summary = empty_ensemble_summary(settings_);
    summary.verdict = "exact";
    const Inputs inputs = settings_.inputs.inputs();
    for (const NeuronKind kind : settings_.network.kind) {
        const EnsembleNetworks networks(settings_, kind, 1);
        NetworkRun run{.network = std::string(word(kind)), .verdict = "exact"};
        for (Index j = 0; j < inputs.cols(); ++j) {
            run.observables.push_back(exact_observable(
                fmt::format("two_point_{}", j),
                fmt::format("⟨f f⟩ at |x − x₀| = {:.4g}", (inputs.col(j) - inputs.col(0)).norm()),
                networks.kernel(inputs.col(0), inputs.col(j))));
        }
        summary.runs.push_back(std::move(run));
    }
    return summary;
}

std::unique_ptr<Study> read_nnft_study(RunFile& file) {
    EnsembleSettings settings;
    read_ensemble_sections(file, settings);
    file.reject_unread();
    file.locate([&] { check_settings(settings); });
    return std::make_unique<NnftStudy>(std::move(settings));
}

}  // namespace feynet
