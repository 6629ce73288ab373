#include "feynet/study/path/path_study.hpp"

#include "feynet/study/correlator_samples.hpp"
#include "feynet/study/energy_errors.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/path/coupled_study.hpp"
#include "feynet/study/path/path_spectrum.hpp"
#include "feynet/study/path/path_verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace feynet {

std::string theory_line(const PathSettings& settings) {
    return std::visit(
        [&]<typename V>(const V& potential) {
            std::string line = fmt::format("{}, {}", V::name, V::formula);
            bool names_mass = false;
            const auto add = [&]<typename T>(std::string_view key, const T& value, const auto&) {
                const std::optional<TomlValue> given = ParameterType<T>::to(value);
                line += fmt::format(", {} = {}", key, given ? to_toml(*given) : "none");
                names_mass = names_mass || key == "mass";
            };
            V::visit_parameters(potential, add);
            if (!names_mass) {
                line += fmt::format(", mass = {}", to_toml({settings.system.mass}));
            }
            return settings.system.hbar == 1.0
                       ? line
                       : line + fmt::format(", ħ = {}", to_toml({settings.system.hbar}));
        },
        settings.potential);
}

std::string lattice_line(const PathSettings& settings) {
    const TimeSettings& time = settings.time;
    return fmt::format(
        "a = {}, N = {}, T = {:g}, {} boundary, {} rule",
        time.spacing,
        time.n_slices,
        time.spacing * static_cast<double>(time.n_slices),
        word(time.boundary),
        word(time.rule));
}

namespace {

Summary empty_summary(const PathSettings& settings, const ExactPath& exact) {
    Summary summary{
        .title = settings.header.title,
        .theory = theory_line(settings),
        .lattice = lattice_line(settings)};
    summary.remarks.push_back(exact_remark(exact));
    return summary;
}

/// Which oscillator decay weights and the action metric take for a potential that is none.
std::string frequency_remark(const PathSettings& settings) {
    const double frequency = settings.sampling_frequency();
    const bool is_of_wells = frequency > settings.gaussian_frequency();
    return fmt::format(
        "Decay weights and the action metric use Ω = {:.5g}, {}.",
        frequency / settings.system.hbar,
        settings.network.decay_frequency ? "as the run file asks"
        : is_of_wells                    ? "half of that at the bottom of a well"
                      : "that of the nearest oscillator, mΩ² = ⟨V″⟩ in its own ground state");
}

Dataset series_dataset(std::string name, const Series& series, std::string long_name) {
    Dataset dataset{
        .name = std::move(name),
        .shape = {series.n_chains(), series.size()},
        .dimensions = {"chain", "draw"},
        .long_name = std::move(long_name)};
    for (Index chain = 0; chain < series.n_chains(); ++chain) {
        const auto values = series.chain(chain);
        dataset.values.insert(dataset.values.end(), values.begin(), values.end());
    }
    return dataset;
}

/// Means of each chain, G(k) as chain × lag.
Dataset correlator_dataset(const VectorSeries& series) {
    Dataset dataset{
        .name = "correlator",
        .shape = {series.n_chains(), series.n_components()},
        .dimensions = {"chain", "lag"},
        .long_name = "mean of G(k) in each chain"};
    for (Index chain = 0; chain < series.n_chains(); ++chain) {
        std::vector<double> mean(static_cast<std::size_t>(series.n_components()), 0.0);
        for (Index i = 0; i < series.size(); ++i) {
            const auto bin = series.bin(chain, i);
            for (std::size_t k = 0; k < mean.size(); ++k) {
                mean[k] += bin[k] / static_cast<double>(series.size());
            }
        }
        dataset.values.insert(dataset.values.end(), mean.begin(), mean.end());
    }
    return dataset;
}

void add_samples(
    const PathSystem& system,
    const PathMeasurement& measurement,
    const PathRecord& record,
    const std::string& network,
    std::vector<Group>& groups) {
    if (record.draws == 0) {
        return;
    }
    Group posterior{.path = network + "/posterior", .datasets = {}};
    for (std::size_t i = 0; i < record.scalars.size(); ++i) {
        const NamedObservable& named = measurement.scalars()[i];
        posterior.datasets.push_back(series_dataset(
            std::string(named.observable->name()), record.scalars[i], named.formula));
    }
    posterior.datasets.push_back(
        series_dataset("schwinger_dyson", record.schwinger_dyson, "mean of θᵢ ∂S/∂θᵢ"));
    posterior.datasets.push_back(correlator_dataset(record.correlator));
    if (record.tunnelling) {
        posterior.datasets.push_back(
            series_dataset("sign", Series(*record.tunnelling, 0), "⟨sgn x⟩"));
        posterior.datasets.push_back(
            series_dataset("kink_density", Series(*record.tunnelling, 1), "kinks/time"));
    }
    Group stats{.path = network + "/sample_stats", .datasets = {}};
    stats.datasets.push_back(series_dataset(
        "acceptance_rate", record.transitions.acceptance, "accepted share of the proposals"));
    stats.datasets.push_back(series_dataset("energy_error", record.transitions.energy_error, "ΔH"));
    groups.push_back(std::move(posterior));
    groups.push_back(std::move(stats));
    if (system.grid().is_ring() && record.correlator.size() > 1) {
        groups.push_back(correlator_samples(record.correlator, system.grid().spacing(), network));
    }
}

/// G(k) without measurements.
void add_exact_curve(const std::vector<double>& curve, double spacing, NetworkRun& run) {
    for (std::size_t k = 0; k < curve.size(); ++k) {
        run.correlator.push_back(
            {.lag = static_cast<Index>(k),
             .time = spacing * static_cast<double>(k),
             .value = std::nan(""),
             .error = std::nullopt,
             .exact = curve[k],
             .pull = std::nullopt});
    }
}

/// An exact answer, if there is one.
void add_exact(std::string name, std::string formula, double value, NetworkRun& run) {
    if (std::isfinite(value)) {
        run.observables.push_back(exact_observable(std::move(name), std::move(formula), value));
    }
}

}  // namespace

std::unique_ptr<Study> read_path_study(RunFile& file) {
    if (read_dimensions(file) != 1) {
        return read_coupled_study(file);
    }
    return std::make_unique<PathStudy>(read_path_settings(file));
}

Index PathStudy::work() const {
    const SamplerSettings& sampler = settings_.sampler;
    const Index n_chains = in_whole_blocks(sampler.chains);
    const auto n_networks = static_cast<Index>(settings_.network.kind.size());
    return n_chains * n_networks * (sampler.warmup + sampler.draws);
}

std::optional<RunSize> PathStudy::size() const {
    return size_of(contents_of(settings_));
}

StudyResult PathStudy::run(const StudyHooks& hooks) const {
    const PathSystem system = settings_.path_system();
    const auto exact = exact_path(system);
    const PathMeasurement measurement(settings_);
    StudyResult study{.summary = empty_summary(settings_, *exact), .samples = {}};
    if (!system.is_quadratic() || settings_.network.decay_frequency) {
        study.summary.remarks.push_back(frequency_remark(settings_));
    }
    Figure errors = energy_error_figure();
    Figure signs = Tunnelling::figure();
    std::vector<Figure> weights = WeightStatistics::figures();
    std::uint16_t run = 0;
    for (const NetworkKind kind : settings_.network.kind) {
        if (hooks.execution.stop()) {
            break;
        }
        hooks.part_starts(word(kind));
        const PathExperiment experiment(settings_, kind, run);
        const PathRecord record =
            run_chains(experiment, measurement, settings_, run, hooks.execution);
        study.summary.runs.push_back(analyse(settings_, measurement, experiment, record, *exact));
        draw_energy_errors(record.transitions.energy_error, std::string(word(kind)), errors);
        if (measurement.tunnelling() && record.draws > 0) {
            measurement.tunnelling()->draw(
                *record.tunnelling, *exact, std::string(word(kind)), signs);
        }
        if (measurement.weights() && record.draws > 0) {
            measurement.weights()->draw(*record.weights, experiment.network(), weights);
        }
        add_samples(system, measurement, record, std::string(word(kind)), study.samples);
        hooks.part_ends(study.summary.runs.back());
        ++run;
    }
    weights.insert(weights.begin(), std::move(signs));
    weights.push_back(std::move(errors));
    std::copy_if(
        weights.begin(),
        weights.end(),
        std::back_inserter(study.summary.figures),
        [](const Figure& figure) { return !figure.series.empty(); });
    judge(expectation_of(settings_), study.summary);
    return study;
}

Summary PathStudy::exact() const {
    const PathSystem system = settings_.path_system();
    const auto exact = exact_path(system);
    const PathMeasurement measurement(settings_);
    const double a = settings_.time.spacing;
    Summary summary = empty_summary(settings_, *exact);
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    const std::vector<double> scalars = exact_scalars(system, measurement, *exact);
    for (std::size_t i = 0; i < scalars.size(); ++i) {
        const NamedObservable& named = measurement.scalars()[i];
        add_exact(std::string(named.observable->name()), named.formula, scalars[i], run);
    }
    const std::vector<double> curve = exact_correlator(measurement, *exact);
    if (decays_with_gap(system) && curve.size() >= 3) {
        const auto k = static_cast<std::size_t>(gap_lag(system, measurement.correlator().size()));
        const double spacing = system.grid().spacing();
        const double gap = effective_gap(curve[k - 1], curve[k], curve[k + 1], spacing);
        add_exact("gap", fmt::format("gap at t = {:.4g}", a * static_cast<double>(k)), gap, run);
    }
    const double x3 =
        exact->expectation(measurement.reference(), [](double x) { return x * x * x; });
    add_exact("x3", "⟨x³⟩", std::abs(x3) > 1e-13 ? x3 : 0.0, run);
    if (measurement.tunnelling()) {
        const double kinks = measurement.tunnelling()->exact_kink_density().value_or(std::nan(""));
        add_exact("kink_density", "kinks/time", kinks, run);
    }
    add_exact("lattice_gap", "E₁ − E₀ of the transfer matrix", exact->gap(), run);
    add_exact("ground_energy", "E₀ of the transfer matrix", exact->ground_energy(), run);
    add_exact("log_partition", "ln Z", exact->log_partition(), run);
    add_exact_curve(curve, a, run);
    add_spectrum(system, *exact, run, summary);
    summary.runs.push_back(std::move(run));
    return summary;
}

}  // namespace feynet
