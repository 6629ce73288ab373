#include "feynet/study/path/coupled_study.hpp"

#include "feynet/study/energy_errors.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/coupled_analysis.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/path/path_verdict.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

std::string coupled_theory(const CoupledSettings& settings, const CoupledSystem& system) {
    if (!settings.is_harmonic()) {
        std::string line = fmt::format(
            "{} coordinates, V = {}", system.dimensions(), settings.expression.expression());
        for (const CoupledExpression::Parameter& parameter : settings.expression.parameters()) {
            line += fmt::format(", {} = {}", parameter.name, parameter.value.value_or(0.0));
        }
        return line + fmt::format(", mass = {}", settings.system.mass);
    }
    std::string frequencies;
    for (const double frequency : system.nearest_oscillators().frequencies) {
        frequencies += fmt::format("{}{:.4g}", frequencies.empty() ? "" : ", ", frequency);
    }
    return fmt::format(
        "{} coupled oscillators, V = ½ m xᵀK x, mass = {}, normal frequencies {}",
        system.dimensions(),
        settings.system.mass,
        frequencies);
}

std::string coupled_exact_remark(const ExactCoupled* exact) {
    if (exact != nullptr) {
        return fmt::format(
            "Exact answers: {}, relative error {:.0e}.", exact->method(), exact->error());
    }
    return "No exact answer is known here: only the identities ⟨xᵢ ∂S/∂xᵢ⟩ = 1 are held against "
           "theory.";
}

/// "0.5 x1 + 0.71 x2".
std::string mode_formula(const Eigen::VectorXd& mode) {
    std::string text;
    for (Index i = 0; i < mode.size(); ++i) {
        const std::string_view sign = mode[i] < 0.0 ? "−" : (text.empty() ? "" : "+");
        text += fmt::format(
            "{}{}{}{:.2g} x{}",
            text.empty() ? "" : " ",
            sign,
            text.empty() ? "" : " ",
            std::abs(mode[i]),
            i + 1);
    }
    return text;
}

Summary empty_coupled_summary(
    const CoupledSettings& settings,
    const CoupledSystem& system,
    const Eigen::VectorXd& softest,
    const ExactCoupled* exact) {
    Summary summary{
        .title = settings.path.header.title,
        .theory = coupled_theory(settings, system),
        .lattice = lattice_line(settings.path)};
    summary.remarks.push_back(coupled_exact_remark(exact));
    summary.remarks.push_back(fmt::format(
        "G(t) and the gap are those of the softest mode, y = {}.", mode_formula(softest)));
    return summary;
}

Figure coordinates_figure(std::string_view network, bool is_exact) {
    return {
        .name = "coordinates",
        .title = "Every coordinate with itself at a later time",
        .caption = fmt::format(
            "⟨xᵢ(0) xᵢ(t)⟩ from {} networks, one for each coordinate{}.",
            network,
            is_exact ? ", against the exact answers at the same spacing" : ""),
        .x = {.label = "t"},
        .y = {.label = "⟨xᵢ(0) xᵢ(t)⟩"},
        .series = {},
        .exact = {}};
}

/// What agrees with what, where that is not every number with an exact one.
void conclude_without_exact(Summary& summary) {
    if (summary.verdict == "pass") {
        summary.conclusion =
            "Pass: the diagnostics and ⟨xᵢ ∂S/∂xᵢ⟩ = 1 hold for every coordinate; no exact answer "
            "is known.";
    }
}

void add_exact_number(std::string name, std::string formula, double value, NetworkRun& run) {
    if (std::isfinite(value)) {
        run.observables.push_back(exact_observable(std::move(name), std::move(formula), value));
    }
}

void add_exact_numbers(
    const CoupledMeasurement& measurement,
    const CoupledSystem& system,
    const ExactCoupled& exact,
    NetworkRun& run) {
    constexpr Index n_levels = 5;
    const auto numbers = exact_numbers(measurement, system.dimensions(), &exact);
    for (std::size_t k = 0; k < measurement.n_pairs() + 2; ++k) {
        const NamedNumber& number = measurement.numbers()[k];
        add_exact_number(number.name, number.formula, *numbers[k], run);
    }
    const Eigen::ArrayXd levels = exact.levels(n_levels);
    for (Index n = 1; n < n_levels; ++n) {
        add_exact_number(fmt::format("level_{}", n), fmt::format("E_{} − E_0", n), levels[n], run);
    }
    add_exact_number("ground_energy", "E₀ of the transfer matrix", exact.ground_energy(), run);
    add_exact_number("log_partition", "ln Z", exact.log_partition(), run);
    const std::vector<double> curve = exact_mode_curve(measurement, &exact);
    for (std::size_t k = 0; k < curve.size(); ++k) {
        const auto lag = static_cast<Index>(k);
        run.correlator.push_back(
            {.lag = lag,
             .time = system.grid().time(lag),
             .value = std::nan(""),
             .error = std::nullopt,
             .exact = curve[k],
             .pull = std::nullopt});
    }
}

}  // namespace

Index CoupledStudy::work() const {
    const SamplerSettings& sampler = settings_.path.sampler;
    const Index n_chains = in_whole_blocks(sampler.chains);
    const auto n_networks = static_cast<Index>(settings_.path.network.kind.size());
    return n_chains * n_networks * (sampler.warmup + sampler.draws);
}

std::optional<RunSize> CoupledStudy::size() const {
    return size_of(contents_of(settings_));
}

StudyResult CoupledStudy::run(const StudyHooks& hooks) const {
    const CoupledSystem system = settings_.coupled_system();
    const auto exact = exact_coupled(system);
    const CoupledMeasurement measurement(settings_, system);
    StudyResult result{
        .summary = empty_coupled_summary(settings_, system, measurement.softest(), exact.get()),
        .samples = {}};
    Figure errors = energy_error_figure();
    std::uint16_t run = 0;
    for (const NetworkKind kind : settings_.path.network.kind) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(kind));
        const CoupledExperiment experiment(settings_, system, kind, run);
        const CoupledRecord record =
            run_coupled(experiment, measurement, settings_, run, hooks.execution);
        result.summary.runs.push_back(
            analyse_coupled(settings_, system, measurement, experiment, record, exact.get()));
        if (record.draws > 0) {
            result.samples.push_back(
                posterior_of(word(kind), measurement.numbers(), record.numbers));
        }
        if (record.draws > 0 && result.summary.figures.empty()) {
            Figure figure = coordinates_figure(word(kind), exact != nullptr);
            figure.series = coordinate_curves(system, measurement, record, exact.get());
            result.summary.figures.push_back(std::move(figure));
        }
        draw_energy_errors(record.transitions.energy_error, std::string(word(kind)), errors);
        hooks.part_ends(result.summary.runs.back());
        ++run;
    }
    if (!errors.series.empty()) {
        result.summary.figures.push_back(std::move(errors));
    }
    judge(expectation_of(settings_.path), result.summary);
    if (exact == nullptr) {
        conclude_without_exact(result.summary);
    }
    return result;
}

Summary CoupledStudy::exact() const {
    const CoupledSystem system = settings_.coupled_system();
    const auto exact = exact_coupled(system);
    const CoupledMeasurement measurement(settings_, system);
    Summary summary = empty_coupled_summary(settings_, system, measurement.softest(), exact.get());
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    if (exact != nullptr) {
        add_exact_numbers(measurement, system, *exact, run);
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_coupled_study(RunFile& file) {
    return std::make_unique<CoupledStudy>(read_coupled_settings(file));
}

}  // namespace feynet
