#include "feynet/study/path/coupled_record.hpp"

#include "feynet/path/coupled/coupled_symmetry.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

/// Beyond this many coordinates only neighbours are paired: the table would hold nothing else.
constexpr Index most_paired = 6;

/// Bins per chain of the correlators of the coordinates: a picture needs no more.
constexpr Index coordinate_bins = Index{1} << 10U;
constexpr Index coordinate_lags = 30;

std::vector<std::pair<Index, Index>> pairs_of(Index dimensions) {
    const Index reach = dimensions <= most_paired ? dimensions : 1;
    std::vector<std::pair<Index, Index>> pairs;
    for (Index i = 0; i < dimensions; ++i) {
        for (Index j = i; j < dimensions && j <= i + reach; ++j) {
            pairs.emplace_back(i, j);
        }
    }
    return pairs;
}

Index mode_lags(const CoupledSystem& system) {
    constexpr double decay_times = 20.0;
    constexpr double fewest = 30.0;
    constexpr double most = 1000.0;
    const double frequency = system.nearest_oscillators().frequencies[0];
    const double lags = std::ceil(decay_times / (frequency * system.grid().spacing()));
    return static_cast<Index>(std::clamp(lags, fewest, most));
}

/// The first mode, its largest component positive.
Eigen::VectorXd softest_of(const CoupledSystem& system) {
    const Eigen::VectorXd mode = system.nearest_oscillators().directions.col(0);
    Index largest = 0;
    mode.cwiseAbs().maxCoeff(&largest);
    return mode[largest] < 0.0 ? Eigen::VectorXd(-mode) : mode;
}

/// Calls use(series) for every series of a record.
template <typename Use>
void for_each_series(CoupledRecord& record, Use use) {
    for (VectorSeries* series : {&record.numbers, &record.mode, &record.coordinates}) {
        use(*series);
    }
    record.transitions.for_each_series(use);
}

/// One block of chains on its way.
class CoupledBlock {
public:
    CoupledBlock(
        const CoupledExperiment& experiment,
        const CoupledMeasurement& measurement,
        const Stream& stream,
        CoupledRecord& record)
        : experiment_(experiment),
          measurement_(measurement),
          chains_(experiment.sampler(), experiment.start(stream), stream),
          record_(record) {}

    Transition advance(Index n_relax) {
        const Transition transition = chains_.advance(n_relax);
        record_.transitions.count(chains_.number(), transition);
        return transition;
    }

    void measure(const Transition& transition) {
        const Index first_chain = chains_.first_chain();
        experiment_.networks().evaluate(chains_.state(), paths_);
        measurement_.measure(experiment_.path_action(), paths_, numbers_, mode_, coordinates_);
        record_.numbers.append(first_chain, numbers_);
        record_.mode.append(first_chain, mode_);
        record_.coordinates.append(first_chain, coordinates_);
        record_.transitions.append(chains_.number(), transition);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        chains_.visit_state(visit);
        record_.transitions.visit_counts(chains_.number(), visit);
        for_each_series(
            record_, [&](auto& series) { series.visit_chains(chains_.first_chain(), visit); });
    }

    void finish() { record_.last_weights[chains_.number()] = chains_.state(); }

private:
    const CoupledExperiment& experiment_;
    const CoupledMeasurement& measurement_;
    ChainBlock chains_;
    CoupledRecord& record_;
    Block paths_;
    Block numbers_;
    Block mode_;
    Block coordinates_;
};

}  // namespace

CoupledMeasurement::CoupledMeasurement(const CoupledSettings& settings, const CoupledSystem& system)
    : system_(system),
      pairs_(pairs_of(system.dimensions())),
      mean_vanishes_(vanishing_means(system.potential())),
      softest_(softest_of(system)),
      mode_correlator_(system.grid(), 0, settings.measure.max_lag.value_or(mode_lags(system))),
      coordinate_correlator_(system.grid(), 0, coordinate_lags) {
    for (const auto& [i, j] : pairs_) {
        numbers_.push_back(
            {fmt::format("x{}_x{}", i + 1, j + 1),
             i == j ? fmt::format("⟨x{}²⟩", i + 1) : fmt::format("⟨x{} x{}⟩", i + 1, j + 1)});
    }
    numbers_.push_back({"potential", "⟨V⟩"});
    numbers_.push_back({"energy", "⟨V + x·∂V/2⟩"});
    for (Index i = 1; i <= system.dimensions(); ++i) {
        numbers_.push_back(
            {fmt::format("schwinger_dyson_{}", i), fmt::format("⟨x{0} ∂S/∂x{0}⟩", i)});
    }
    for (Index i = 1; i <= system.dimensions(); ++i) {
        numbers_.push_back({fmt::format("x{}", i), fmt::format("⟨x{}⟩", i)});
    }
}

void CoupledMeasurement::measure(
    const CoupledAction& action,
    const Block& paths,
    Block& numbers,
    Block& mode,
    Block& coordinates) const {
    measure_numbers(action, paths, numbers);
    const Index n = system_.grid().n_nodes();
    Block softest = Block::Zero(lanes, n);
    Block path(lanes, n);
    Block curve;
    coordinates.resize(lanes, system_.dimensions() * n_coordinate_lags());
    for (Index i = 0; i < system_.dimensions(); ++i) {
        path = paths.middleCols(i * n, n);
        softest += softest_[i] * path;
        coordinate_correlator_.measure(path, curve);
        coordinates.middleCols(i * n_coordinate_lags(), n_coordinate_lags()) = curve;
    }
    mode_correlator_.measure(softest, mode);
}

void CoupledMeasurement::measure_numbers(
    const CoupledAction& action, const Block& paths, Block& numbers) const {
    const Index n = system_.grid().n_nodes();
    const auto count = static_cast<Index>(pairs_.size());
    numbers.resize(lanes, static_cast<Index>(numbers_.size()));
    for (Index k = 0; k < count; ++k) {
        const auto& [i, j] = pairs_[static_cast<std::size_t>(k)];
        numbers.col(k) = (paths.middleCols(i * n, n) * paths.middleCols(j * n, n)).rowwise().mean();
    }
    Block energies;
    Block force;
    action.energies(paths, energies);
    action.gradient(paths, force);
    numbers.middleCols(count, 2) = energies;
    for (Index i = 0; i < system_.dimensions(); ++i) {
        numbers.col(count + 2 + i) =
            (paths.middleCols(i * n, n) * force.middleCols(i * n, n)).rowwise().mean();
        numbers.col(static_cast<Index>(first_mean()) + i) =
            paths.middleCols(i * n, n).rowwise().mean();
    }
}

CoupledRecord::CoupledRecord(
    const CoupledMeasurement& measurement, Index dimensions, Index n_blocks)
    : numbers(n_blocks * lanes, static_cast<Index>(measurement.numbers().size())),
      mode(n_blocks * lanes, measurement.n_mode_lags()),
      coordinates(n_blocks * lanes, dimensions * measurement.n_coordinate_lags(), coordinate_bins),
      transitions(n_blocks),
      last_weights(static_cast<std::size_t>(n_blocks)) {}

CoupledRecord run_coupled(
    const CoupledExperiment& experiment,
    const CoupledMeasurement& measurement,
    const CoupledSettings& settings,
    std::uint16_t run,
    const Execution& execution) {
    const SamplerSettings& sampler = settings.path.sampler;
    const ChainLengths lengths{sampler.chains, sampler.warmup, sampler.draws};
    const Stream stream{.seed = settings.path.run.seed, .run = run};
    CoupledRecord record(measurement, experiment.networks().size(), lengths.n_blocks());
    for_each_series(record, [&](auto& series) { series.keep_at_most(settings.measure.kept); });
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return CoupledBlock(experiment, measurement, stream_of_block(stream, block), record);
    });
    for_each_series(record, [](auto& series) { series.cut_to_shortest(); });
    record.draws = record.transitions.acceptance.n_draws();
    return record;
}

ChainContents contents_of(const CoupledSettings& settings) {
    const SamplerSettings& sampler = settings.path.sampler;
    const auto n = static_cast<double>(settings.path.time.n_slices);
    const auto dimensions = static_cast<double>(settings.system.dimensions);
    // The transfer matrix of a plane, in bytes.
    constexpr double plane = 25e6;
    ChainContents contents{
        .chains = sampler.chains,
        .draws = sampler.draws,
        .kept = settings.measure.kept,
        .scalars = 0.5 * dimensions * (dimensions + 1.0) + 2.0 * dimensions + 3.0,
        .variables = n * dimensions,
        .networks = std::ssize(settings.path.network.kind),
        .others = settings.system.dimensions == 2 ? plane : 0.0};
    constexpr double usual_lags = 200.0;
    const double lags = std::min(
        settings.measure.max_lag ? static_cast<double>(*settings.measure.max_lag) : usual_lags,
        0.5 * n + 1.0);
    constexpr double lags_of_coordinates = 30.0;
    const double bins = contents.bins();
    contents.curves = lags * bins + lags_of_coordinates * dimensions * std::min(bins, 1024.0);
    return contents;
}

}  // namespace feynet
