#include "feynet/study/path/free_energy_study.hpp"

#include "feynet/path/exact/exact_path.hpp"
#include "feynet/path/observable/path_observables.hpp"
#include "feynet/study/measured_number.hpp"
#include "feynet/study/part_verdict.hpp"
#include "feynet/study/path/annealed_part.hpp"
#include "feynet/study/path/path_study.hpp"
#include "feynet/study/verdict_section.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// ⟨x²⟩ = ⟨eʷ x²⟩/⟨eʷ⟩, whose error is that of the mean of eʷ (x² − ⟨x²⟩).
ObservableResult weighted_square(const AnnealedRecord& record, bool has_error, double exact) {
    const std::vector<double> means = record.weighted.means();
    const double ratio = means[0] / means[1];
    const VectorSeries& series = record.weighted;
    double square = 0.0;
    for (Index chain = 0; chain < series.n_chains(); ++chain) {
        for (Index i = 0; i < series.size(); ++i) {
            const auto bin = series.bin(chain, i);
            square += (bin[0] - ratio * bin[1]) * (bin[0] - ratio * bin[1]);
        }
    }
    const auto n_bins = static_cast<double>(series.n_chains() * series.size());
    ObservableResult result = exact_observable("x2", "⟨x²⟩", exact);
    result.value = ratio;
    if (has_error) {
        result.error = std::sqrt(square) / (n_bins * means[1]);
        result.pull = (ratio - exact) / *result.error;
    }
    return result;
}

/// x² at one node, or on average over a ring, and 1.
class SquareAndOne final : public Observable {
public:
    explicit SquareAndOne(const TimeGrid& grid) : square_(grid, 2, default_reference(grid)) {}

    std::string_view name() const override { return "x2_and_one"; }
    Index size() const override { return 2; }
    void measure(const Block& path, Block& values) const override {
        Block square;
        square_.measure(path, square);
        values.resize(lanes, 2);
        values.col(0) = square.col(0);
        values.col(1).setOnes();
    }

private:
    PositionMoment square_;
};

/// F = −ln Z/β beside ln Z, and the same errors.
ObservableResult free_energy(const ObservableResult& log_partition, double duration) {
    ObservableResult result = log_partition;
    result.name = "free_energy";
    result.formula = "F = −ln Z/β";
    result.value = -log_partition.value / duration;
    result.exact = -*log_partition.exact / duration;
    if (result.error) {
        result.error = *log_partition.error / duration;
        result.pull = -*log_partition.pull;
    }
    return result;
}

}  // namespace

FreeEnergyStudy::FreeEnergyStudy(Settings settings) : settings_(std::move(settings)) {
    settings_.annealing.check();
    check_reference(settings_.path);
}

Summary FreeEnergyStudy::empty_summary() const {
    Summary summary{
        .title = title(),
        .theory = theory_line(settings_.path),
        .lattice = lattice_line(settings_.path)};
    summary.remarks.push_back(
        fmt::format("Exact answers: {}.", exact_path(settings_.path.path_system())->method()));
    return summary;
}

NetworkRun FreeEnergyStudy::part(const Execution& execution, Figure& weights) const {
    const PathSystem system = settings_.path.path_system();
    const TimeGrid& grid = system.grid();
    const AnnealedRun run = settings_.annealing.run(seed(), 0);
    const AnnealedPaths paths(
        system, settings_.path.gaussian_frequency(), settings_.annealing.goal(), run.stream);
    const AnnealedRecord record = paths.run(SquareAndOne(grid), run, execution);
    weights = weight_figure("decay", record);
    if (record.log_weights.empty()) {
        return {.network = "decay", .verdict = "partial"};
    }
    const auto exact = exact_path(system);
    NetworkRun part = annealed_part("decay", paths, record, exact->log_partition());
    const ObservableResult log_partition = part.observables.front();
    if (grid.is_ring()) {
        part.observables.push_back(free_energy(log_partition, grid.duration()));
    }
    const double square =
        exact->expectation(default_reference(grid), [](double x) { return x * x; });
    part.observables.push_back(weighted_square(record, log_partition.error.has_value(), square));
    judge_part(
        {.pull = settings_.path.verdict.pull, .n_paths = settings_.annealing.rounded_paths()},
        {},
        part);
    return part;
}

StudyResult FreeEnergyStudy::run(const StudyHooks& hooks) const {
    StudyResult result{.summary = empty_summary(), .samples = {}};
    hooks.part_starts("decay");
    Figure weights;
    result.summary.runs.push_back(part(hooks.execution, weights));
    if (!weights.series.empty()) {
        result.summary.figures.push_back(std::move(weights));
    }
    const NetworkRun& part = result.summary.runs.front();
    hooks.part_ends(part);
    result.summary.remarks.push_back("Sampling: " + part.sampler.explanation + ".");
    result.summary.verdict = verdict_of_parts(result.summary, 1);
    return result;
}

Summary FreeEnergyStudy::exact() const {
    const PathSystem system = settings_.path.path_system();
    const auto exact = exact_path(system);
    Summary summary = empty_summary();
    summary.verdict = "exact";
    NetworkRun run{.network = "exact", .verdict = "exact"};
    const double log_partition = exact->log_partition();
    run.observables.push_back(exact_observable("log_partition", "ln Z", log_partition));
    if (system.grid().is_ring()) {
        run.observables.push_back(exact_observable(
            "free_energy", "F = −ln Z/β", -log_partition / system.grid().duration()));
    }
    summary.runs.push_back(std::move(run));
    return summary;
}

std::unique_ptr<Study> read_free_energy_study(RunFile& file) {
    FreeEnergyStudy::Settings settings;
    ReferenceSettings reference;
    settings.path.header.title = "A free energy as a sum over networks";
    read_path_system(file, settings.path);
    file.read("time", settings.path.time);
    file.read("network", reference);
    file.read("annealing", settings.annealing);
    read_verdict(file, settings.path.verdict);
    file.read("run", settings.path.run);
    file.reject_unread();
    settings.path.network = reference.network;
    return file.locate([&] { return std::make_unique<FreeEnergyStudy>(std::move(settings)); });
}

}  // namespace feynet
