#include "feynet/study/nnft/width_study.hpp"

#include "claims.hpp"
#include "feynet/core/error.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/nnft/ensemble_analysis.hpp"
#include "number_at_widths.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

Summary empty_width_summary(const EnsembleSettings& settings) {
    Summary summary;
    summary.title = settings.header.title;
    summary.theory = fmt::format(
        "random networks f(x) = s β + Σᵢ aᵢ h(x; θᵢ)/√N, {} output weights",
        word(settings.network.output));
    summary.lattice = fmt::format(
        "widths N = {}; {} networks each",
        fmt::join(settings.network.width, ", "),
        EnsembleRecord::n_groups * draws_per_group(settings.sampler.networks));
    summary.coordinate = "f";
    return summary;
}

/// What the widths say together about one connected function.
///
/// @param is_deep  it has corrections of its own in 1/N: no single power
void add_scaling(
    const std::string& name, const NumberAtWidths& numbers, bool is_deep, NetworkRun& part) {
    if (!numbers.is_complete()) {
        part.remarks.push_back(fmt::format(
            "{} has no error at some width, where few networks carry it: it was not fitted",
            numbers.formula));
        part.verdict = "fail";
        return;
    }
    // the exponent means something where every width has a sign
    const bool has_sign = std::all_of(
        numbers.results.begin(), numbers.results.end(), [](const ObservableResult& result) {
            return std::abs(result.value) > 3.0 * *result.error;
        });
    if (has_sign && !is_deep) {
        part.observables.push_back(fitted(
            "exponent_" + name,
            "power of N in " + numbers.formula.substr(2),
            fit_exponent(numbers),
            1,
            -1.0));
    }
    part.observables.push_back(fitted(
        name, numbers.formula, fit_in_inverse_width(numbers, is_deep ? 3 : 1), 0, numbers.exact));
}

void judge_scaling(const VerdictSettings& limits, NetworkRun& part) {
    Claims claims(part);
    for (const ObservableResult& result : part.observables) {
        claims.hold(
            std::abs(result.pull.value_or(0.0)) <= limits.pull,
            fmt::format(
                "{} is {:.1f} standard errors from the exact value (at most {})",
                result.formula,
                result.pull.value_or(0.0),
                limits.pull));
        claims.hold(
            result.p.value_or(1.0) >= limits.p,
            fmt::format("the widths disagree on {}: p = {:.2g}", result.formula, *result.p));
    }
}

/// All widths of one kind of network.
class KindAtWidths {
public:
    KindAtWidths(const EnsembleSettings& settings, NeuronKind kind)
        : settings_(settings),
          kind_(kind),
          measurement_(settings, kind),
          four_point_(measurement_.four_inputs().size()) {}

    void sample(Index width, std::uint16_t run, const Execution& execution) {
        const EnsembleNetworks networks(settings_, kind_, width);
        const EnsembleRecord record =
            run_ensemble(networks, measurement_, settings_, run, execution);
        const MeasuredEnsemble ensemble{networks, measurement_, record};
        seconds_ += record.seconds;
        if (!record.can_be_analysed()) {
            return;
        }
        const Inputs& inputs = measurement_.inputs();
        add(width, two_point_result(ensemble, "two_point", 0), two_point_);
        two_point_.exact = networks.kernel(inputs.col(0), inputs.col(0));
        drift_ = networks.drift(inputs.col(0));
        for (std::size_t q = 0; q < four_point_.size(); ++q) {
            add(width, connected_four_point_result(ensemble, q), four_point_[q]);
            four_point_[q].exact = networks.connected(measurement_.four_inputs()[q].inputs);
        }
    }

    /// The fits over all widths, judged.
    NetworkRun part() const {
        NetworkRun part{.network = std::string(word(kind_))};
        part.sampler.kind = "exact";
        part.sampler.seconds = seconds_;
        part.sampler.explanation =
            fmt::format("independent networks, {}", settings_.describe(kind_));
        if (two_point_.is_complete()) {
            const LinearFit fit = fit_in_inverse_width(two_point_, is_deep() ? 3 : 2);
            part.observables.push_back(
                fitted("two_point", "⟨f(x0)²⟩ for N → ∞", fit, 0, two_point_.exact));
            part.observables.push_back(
                fitted("two_point_drift", "c of ⟨f(x0)²⟩ = K + c/N", fit, 1, drift_));
        }
        for (std::size_t q = 0; q < four_point_.size(); ++q) {
            add_scaling(measurement_.four_inputs()[q].name, four_point_[q], is_deep(), part);
        }
        judge_scaling(settings_.verdict, part);
        return part;
    }

    Figure two_point_figure() const {
        Figure figure{
            .name = fmt::format("two_point_{}", word(kind_)),
            .title = is_deep() ? fmt::format("Deep {}-nets tend to the kernel", word(kind_))
                               : fmt::format(
                                     "The two-point function of {}-nets has no width", word(kind_)),
            .caption = "⟨f(x₀)²⟩ at every width, and the kernel of infinite width (line).",
            .x = {.label = "width N", .scale = AxisScale::Logarithmic},
            .y = {.label = "⟨f(x₀)²⟩"}};
        figure.series.push_back(series_of(two_point_, false));
        if (is_deep() && two_point_.exact) {
            figure.exact.push_back(
                {.label = "N → ∞",
                 .x = two_point_.width,
                 .y = std::vector<double>(two_point_.width.size(), *two_point_.exact)});
        }
        return figure;
    }

    Figure scaling_figure() const {
        Figure figure{
            .name = fmt::format("scaling_{}", word(kind_)),
            .title = fmt::format("{}-nets become Gaussian as 1/N", word(kind_)),
            .caption =
                "|G₄ᶜ|, the connected four-point function, against the width; the lines "
                "are exact.",
            .x = {.label = "width N", .scale = AxisScale::Logarithmic},
            .y = {.label = "|G₄ᶜ|", .scale = AxisScale::Logarithmic}};
        for (const NumberAtWidths& numbers : four_point_) {
            figure.series.push_back(series_of(numbers, true));
        }
        return figure;
    }

private:
    bool is_deep() const { return settings_.network.depth > 1; }

    static void add(Index width, ObservableResult result, NumberAtWidths& numbers) {
        numbers.formula = result.formula;
        numbers.width.push_back(static_cast<double>(width));
        numbers.results.push_back(std::move(result));
    }

    /// What was measured against N, over N and without a sign where asked for.
    static FigureSeries series_of(const NumberAtWidths& numbers, bool over_width) {
        FigureSeries series{.label = numbers.formula.substr(over_width ? 2 : 0)};
        for (std::size_t i = 0; i < numbers.width.size(); ++i) {
            const ObservableResult& result = numbers.results[i];
            const double scale =
                over_width ? std::copysign(1.0, result.value) / numbers.width[i] : 1.0;
            const auto scaled = [](std::optional<double> number, double factor) {
                return number ? std::optional(factor * *number) : std::nullopt;
            };
            series.points.push_back(figure_point(
                numbers.width[i],
                scale * result.value,
                scaled(result.error, std::abs(scale)),
                scaled(result.exact, scale)));
        }
        return series;
    }

    const EnsembleSettings& settings_;
    NeuronKind kind_;
    EnsembleMeasurement measurement_;
    NumberAtWidths two_point_;
    std::vector<NumberAtWidths> four_point_;
    double drift_ = 0.0;
    double seconds_ = 0.0;
};

}  // namespace

Index WidthStudy::work() const {
    return EnsembleRecord::n_groups * draws_per_group(settings_.sampler.networks) *
           static_cast<Index>(settings_.n_parts());
}

StudyResult WidthStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_width_summary(settings_), .samples = {}};
    std::uint16_t run = 0;
    for (const NeuronKind kind : settings_.network.kind) {
        KindAtWidths at_widths(settings_, kind);
        for (const Index width : settings_.network.width) {
            hooks.part_starts(fmt::format("{}, N = {}", word(kind), width));
            at_widths.sample(width, run++, hooks.execution);
            if (hooks.execution.stop()) {
                conclude(result.summary, settings_.network.kind.size(), "");
                return result;
            }
        }
        result.summary.runs.push_back(at_widths.part());
        result.summary.figures.push_back(at_widths.scaling_figure());
        result.summary.figures.push_back(at_widths.two_point_figure());
        hooks.part_ends(result.summary.runs.back());
    }
    conclude(
        result.summary,
        settings_.network.kind.size(),
        settings_.network.depth > 1
            ? "the two-point function of deep networks tends to the kernel as 1/N, and what is not "
              "Gaussian falls as 1/N, each with the coefficient of theory."
            : "the two-point function does not depend on the width, and what is not Gaussian falls "
              "as 1/N with the coefficient of theory.");
    return result;
}

Summary WidthStudy::exact() const {
    Summary summary = empty_width_summary(settings_);
    summary.verdict = "exact";
    for (const NeuronKind kind : settings_.network.kind) {
        NetworkRun part{.network = std::string(word(kind)), .verdict = "exact"};
        const EnsembleNetworks networks(settings_, kind, 1);
        const EnsembleMeasurement measurement(settings_, kind);
        for (const FourInputs& four : measurement.four_inputs()) {
            if (const auto exact = networks.connected(four.inputs)) {
                part.observables.push_back(exact_observable(four.name, four.formula, *exact));
            }
        }
        summary.runs.push_back(std::move(part));
    }
    return summary;
}

std::unique_ptr<Study> read_width_study(RunFile& file) {
    EnsembleSettings settings;
    settings.header.title = "Networks become Gaussian";
    settings.network.width = {4, 8, 16, 32, 64, 128};
    settings.sampler.networks = 250000;
    read_ensemble_sections(file, settings);
    file.reject_unread();
    file.locate([&] {
        check_settings(settings);
        const std::size_t fewest = settings.network.depth > 1 ? 5 : 3;
        require(
            settings.network.width.size() >= fewest,
            "width",
            "must be at least {} widths, got {}",
            fewest,
            settings.network.width.size());
    });
    return std::make_unique<WidthStudy>(std::move(settings));
}

}  // namespace feynet
