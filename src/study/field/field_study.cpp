#include "feynet/study/field/field_study.hpp"

#include "feynet/study/energy_errors.hpp"
#include "feynet/study/field/field_analysis.hpp"
#include "feynet/study/field/field_figures.hpp"
#include "feynet/study/field/field_pilot.hpp"
#include "feynet/study/measured_number.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace feynet {
namespace {

/// "−1.5" as people write it.
std::string number_text(double value) {
    return fmt::format("{}{:.6g}", value < 0.0 ? "−" : "", std::abs(value));
}

std::string field_theory(const FieldSettings& settings) {
    const FieldSystemSettings& system = settings.system;
    const auto d = static_cast<Index>(system.extents.size());
    const std::string name =
        system.lambda == 0.0
            ? "free scalar field"
            : (system.components == 1 ? std::string("φ⁴")
                                      : fmt::format("O({}) φ⁴", system.components));
    const std::string first = system.convention == Convention::Hopping
                                  ? fmt::format("κ = {}", number_text(*system.kappa))
                                  : fmt::format("m² = {}", number_text(*system.mass_squared));
    return fmt::format(
        "{} in {} dimension{}, {}, λ = {} ({} convention)",
        name,
        d,
        d == 1 ? "" : "s",
        first,
        number_text(system.lambda),
        word(system.convention));
}

std::string field_lattice(const FieldSettings& settings) {
    return fmt::format(
        "{} lattice (time first), {} time{}",
        fmt::join(settings.system.extents, " × "),
        word(settings.system.time),
        settings.system.components > 1 ? fmt::format(", {} components", settings.system.components)
                                       : "");
}

/// The same couplings in the other two conventions.
std::string other_conventions(const FieldSettings& settings) {
    const Lattice lattice = settings.lattice();
    std::string text = "The same theory:";
    for (const Convention to : {Convention::Flow, Convention::Canonical, Convention::Hopping}) {
        if (to == settings.system.convention) {
            continue;
        }
        const ConventionCouplings there =
            in_convention(settings.couplings(), to, lattice.n_dimensions());
        text += fmt::format(
            "{} {}: {} = {}, λ = {}, φ = {} φ′",
            text.back() == ':' ? "" : ";",
            word(to),
            to == Convention::Hopping ? "κ" : "m²",
            number_text(there.first),
            number_text(there.lambda),
            number_text(there.scale));
    }
    return text + ".";
}

std::string meaning_of_symbols(Index n_components) {
    const bool is_one = n_components == 1;
    return fmt::format(
        "χ = {}; U₄ = 1 − {}; ξ is the second-moment length of G̃; m_p the mean over t of "
        "arccosh[(C(t−1) + "
        "C(t+1))/(2C(t))]; G₄ the connected four-point function at zero momentum, g_R = 3 U₄ V/ξᵈ.",
        is_one ? "V⟨M²⟩" : "V⟨M²⟩/n",
        is_one ? "⟨M⁴⟩/(3⟨M²⟩²)" : "n⟨M⁴⟩/((n + 2)⟨M²⟩²)");
}

Summary empty_field_summary(const FieldSettings& settings, const ExactField& exact) {
    Summary summary{
        .title = settings.header.title,
        .theory = field_theory(settings),
        .lattice = field_lattice(settings),
        .coordinate = "Φ"};
    summary.remarks.push_back(exact.method());
    summary.remarks.push_back(other_conventions(settings));
    summary.remarks.push_back(meaning_of_symbols(settings.system.components));
    return summary;
}

FieldPicture empty_picture() {
    return {
        .name = "field",
        .title = "One field of each network",
        .caption =
            "The last field of the first chain, in the plane of time and the first "
            "direction of space.",
        .quantity = "φ",
        .across = "x",
        .upwards = "t",
        .panels = {}};
}

void conclude_field(const ExactField& exact, Summary& summary) {
    if (summary.verdict == "pass" && !exact.is_more_than_identities()) {
        summary.conclusion =
            "Pass: the diagnostics, ⟨φ ∂S/∂φ⟩ = 1 and ⟨M⟩ = 0 hold; no exact answer is known.";
    }
}

}  // namespace

Index FieldStudy::work() const {
    const FieldSamplerSettings& sampler = settings_.sampler;
    const Index n_chains = in_whole_blocks(sampler.chains);
    const auto n_networks = static_cast<Index>(settings_.network.kind.size());
    return n_chains * n_networks * (sampler.warmup + sampler.draws);
}

std::optional<RunSize> FieldStudy::size() const {
    return size_of(contents_of(settings_));
}

StudyResult FieldStudy::run(const StudyHooks& hooks) const {
    const FieldMeasurement measurement(settings_);
    const ExactField exact(settings_, measurement);
    const GaussianMass mass = gaussian_mass(settings_);
    StudyResult result{.summary = empty_field_summary(settings_, exact), .samples = {}};
    Summary& summary = result.summary;
    summary.remarks.push_back(fmt::format(
        "Decay weights and the action metric are those of a free field of M² = {:.4g}, {}.",
        mass.mass_squared,
        mass.origin));
    summary.figures = field_figures(measurement);
    FieldPicture picture = empty_picture();
    Figure errors = energy_error_figure();
    std::uint16_t run = 0;
    for (const FieldNetworkKind kind : settings_.network.kind) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(kind));
        const FieldExperiment experiment(settings_, kind, mass.mass_squared, run);
        const FieldRecord record =
            run_field(experiment, measurement, settings_, run, hooks.execution);
        summary.runs.push_back(
            analyse_field(settings_, measurement, experiment, record, exact, summary.figures));
        if (record.draws > 0) {
            result.samples.push_back(
                posterior_of(word(kind), measurement.numbers().numbers(), record.numbers));
            picture.panels.push_back(panel_of(
                measurement.lattice(), record.last_fields.front(), std::string(word(kind))));
        }
        draw_energy_errors(record.transitions.energy_error, std::string(word(kind)), errors);
        hooks.part_ends(summary.runs.back());
        ++run;
    }
    if (measurement.lattice().n_dimensions() > 1 && !picture.panels.empty()) {
        summary.pictures.push_back(std::move(picture));
    }
    if (!errors.series.empty()) {
        summary.figures.push_back(std::move(errors));
    }
    judge(expectation_of(settings_), summary);
    conclude_field(exact, summary);
    return result;
}

Summary FieldStudy::exact() const {
    const FieldMeasurement measurement(settings_);
    const ExactField exact(settings_, measurement);
    Summary summary = empty_field_summary(settings_, exact);
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    const auto add = [&](const NamedNumber& number) {
        if (const auto value = exact.number(number.name)) {
            run.observables.push_back(exact_observable(number.name, number.formula, *value));
        }
    };
    for (const NamedNumber& number : measurement.numbers().numbers()) {
        add(number);
    }
    for (const DerivedNumber& derived : measurement.derived()) {
        add(derived.number);
    }
    const Index n_lags = measurement.slices().n_lags();
    for (Index lag = 0; lag < n_lags && !exact.slices().empty(); ++lag) {
        run.correlator.push_back(
            {.lag = lag,
             .time = static_cast<double>(lag),
             .value = std::nan(""),
             .error = std::nullopt,
             .exact = exact.slices()[static_cast<std::size_t>(lag)],
             .pull = std::nullopt});
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_field_study(RunFile& file) {
    return std::make_unique<FieldStudy>(read_field_settings(file));
}

}  // namespace feynet
