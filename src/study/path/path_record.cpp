#include "feynet/study/path/path_record.hpp"

#include "feynet/path/observable/ring_numbers.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"
#include "feynet/study/correlator_bins.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {
namespace {

constexpr Index n_histogram_bins = 81;

/// Batches of the histogram per chain: enough for the Γ-method, few enough to cost nothing.
constexpr Index least_batches = 512;

/// Bins per chain of the correlator: enough for the Γ-method, few enough that transforming and
/// analysing them costs little.
constexpr Index most_correlator_bins = Index{1} << 9U;

/// Bins per chain of the correlators behind the levels: a few megabytes.
constexpr Index most_level_bins = Index{1} << 13U;

/// Bins per chain of the moments of the weights, of which there are hundreds.
constexpr Index most_weight_bins = Index{1} << 10U;

Index default_max_lag(const PathSystem& system) {
    constexpr double decay_times = 20.0;
    constexpr Index fewest = 30;
    constexpr Index most = 1000;
    const double frequency = system.oscillator_frequency();
    if (frequency <= 0.0) {
        return most;
    }
    const double lags = std::ceil(decay_times / (frequency * system.grid().spacing()));
    return std::clamp(static_cast<Index>(std::min(lags, 1e9)), fewest, most);
}

/// Calls use(series) for every series of a record.
template <typename Use>
void for_each_series(PathRecord& record, Use use) {
    for (Series& series : record.scalars) {
        use(series);
    }
    use(record.schwinger_dyson);
    record.transitions.for_each_series(use);
    use(record.correlator);
    for (VectorSeries& sector : record.sectors) {
        use(sector);
    }
    for (std::optional<VectorSeries>* series : {&record.tunnelling, &record.weights}) {
        if (*series) {
            use(**series);
        }
    }
}

/// One block of chains on its way: its state and where its measurements go.
class BlockRun {
public:
    BlockRun(
        const PathExperiment& experiment,
        const PathMeasurement& measurement,
        const Stream& stream,
        PathRecord& record)
        : experiment_(experiment),
          measurement_(measurement),
          record_(record),
          chains_(experiment.sampler(), experiment.start(stream), stream),
          path_(lanes, experiment.network().n_nodes()),
          correlator_(measurement.correlator()) {}

    Transition advance(Index n_relax) {
        const Transition transition = chains_.advance(n_relax);
        record_.transitions.count(chains_.number(), transition);
        return transition;
    }

    void measure(const Transition& transition) {
        const Index first_chain = chains_.first_chain();
        const Block theta = experiment_.weights(chains_.state());
        experiment_.network().evaluate(theta, path_);
        measure_scalars(first_chain);
        if (n_measured_++ % measurement_.correlator_every() == 0) {
            correlator_.add(path_, first_chain, record_.correlator);
        }
        for (std::size_t i = 0; i < record_.sectors.size(); ++i) {
            measurement_.sectors()[i].correlators->measure(path_, values_);
            record_.sectors[i].append(first_chain, values_);
        }
        if (measurement_.tunnelling()) {
            measurement_.tunnelling()->measure(path_, values_);
            record_.tunnelling->append(first_chain, values_);
        }
        if (measurement_.weights()) {
            measurement_.weights()->measure(theta, values_);
            record_.weights->append(first_chain, values_);
        }
        record_.transitions.append(chains_.number(), transition);
        record_.replicas[chains_.number()].add(transition.exchanged);
        count_positions();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        chains_.visit_state(visit);
        visit(correlator_, n_measured_);
        record_.transitions.visit_counts(chains_.number(), visit);
        visit(record_.replicas[chains_.number()]);
        const Index first_chain = chains_.first_chain();
        for_each_series(record_, [&](auto& series) { series.visit_chains(first_chain, visit); });
        record_.density.visit_chains(first_chain, visit);
    }

    void finish() { record_.last_weights[chains_.number()] = experiment_.weights(chains_.state()); }

private:
    void measure_scalars(Index first_chain) {
        if (const Observable* const numbers = measurement_.scalars_at_once()) {
            numbers->measure(path_, values_);
            for (std::size_t i = 0; i < record_.scalars.size(); ++i) {
                record_.scalars[i].append(first_chain, values_.col(static_cast<Index>(i)));
            }
            record_.schwinger_dyson.append(first_chain, values_.rightCols(1));
            return;
        }
        for (std::size_t i = 0; i < record_.scalars.size(); ++i) {
            measurement_.scalars()[i].observable->measure(path_, values_);
            record_.scalars[i].append(first_chain, values_.col(0));
        }
        // x − x̄ is linear in θ: Σ θ ∂S/∂θ = Σ (x − x̄) ∂S/∂x
        const PathNetwork& network = experiment_.network();
        const Lanes virial = experiment_.action().path_action().virial(path_, network.offset());
        record_.schwinger_dyson.append(
            first_chain, virial / static_cast<double>(network.n_weights()));
    }

    /// On the ring all sites have the same density and neighbours tell little new: eight sites are
    /// counted.
    void count_positions() {
        const TimeGrid& grid = experiment_.network().grid();
        const Index stride = grid.is_ring() ? std::max<Index>(1, grid.n_slices() / 8) : 1;
        const Index first = grid.is_ring() ? 0 : measurement_.reference();
        const Index last = grid.is_ring() ? grid.n_slices() - 1 : first;
        values_.resize(lanes, (last - first) / stride + 1);
        for (Index i = 0; i < values_.cols(); ++i) {
            values_.col(i) = path_.col(first + i * stride);
        }
        record_.density.append(chains_.first_chain(), values_);
    }

    const PathExperiment& experiment_;
    const PathMeasurement& measurement_;
    PathRecord& record_;
    ChainBlock chains_;
    Block path_;
    CorrelatorBins correlator_;
    Index n_measured_ = 0;
    Block values_;
};

}  // namespace

PathMeasurement::PathMeasurement(const PathSettings& settings)
    : reference_(
          settings.measure.reference.value_or(default_reference(settings.path_system().grid()))),
      scalars_(scalar_observables(settings.path_system(), reference_)),
      scalars_at_once_(ring_numbers(settings.path_system())),
      correlator_(
          settings.path_system().grid(),
          reference_,
          settings.measure.max_lag.value_or(default_max_lag(settings.path_system()))),
      correlator_every_(settings.measure.correlator_every),
      sectors_(level_sectors(settings)),
      tunnelling_(Tunnelling::of(settings, correlator_.size())),
      weights_(WeightStatistics::of(settings)) {
    const PathSystem system = settings.path_system();
    const double frequency = settings.gaussian_frequency();
    const LatticeOscillator oscillator(
        system.rule(), system.mass(), frequency, system.grid().spacing());
    const auto network =
        make_network(NetworkKind::Decay, system.grid(), system.rule(), system.mass(), frequency);
    const double duration = system.grid().duration();
    const double thermal = system.grid().is_ring() && frequency > 0.0
                               ? 1.0 / std::tanh(0.5 * frequency * duration)
                               : 1.0;
    const double variance =
        frequency > 0.0 ? 0.5 * oscillator.amplitude * thermal : duration / system.mass();
    centre_ = network->offset()[reference_];
    reach_ = 4.5 * std::sqrt(variance);
    batch_ = std::max<Index>(1, settings.sampler.draws / least_batches);
}

PathRecord::PathRecord(const PathMeasurement& measurement, Index n_blocks)
    : scalars(measurement.scalars().size(), Series(n_blocks * lanes)),
      schwinger_dyson(n_blocks * lanes),
      correlator(n_blocks * lanes, measurement.correlator().size()),
      transitions(n_blocks),
      density(
          Histogram(
              measurement.histogram_centre() - measurement.histogram_reach(),
              measurement.histogram_centre() + measurement.histogram_reach(),
              n_histogram_bins),
          n_blocks * lanes,
          measurement.histogram_batch()),
      replicas(static_cast<std::size_t>(n_blocks)),
      last_weights(static_cast<std::size_t>(n_blocks)) {
    for (const LevelSector& sector : measurement.sectors()) {
        sectors.emplace_back(n_blocks * lanes, sector.correlators->size(), most_level_bins);
    }
    correlator.keep_at_most(most_correlator_bins);
    if (measurement.tunnelling()) {
        tunnelling.emplace(n_blocks * lanes, measurement.tunnelling()->size());
    }
    if (measurement.weights()) {
        weights.emplace(n_blocks * lanes, measurement.weights()->size(), most_weight_bins);
    }
}

PathRecord run_chains(
    const PathExperiment& experiment,
    const PathMeasurement& measurement,
    const PathSettings& settings,
    std::uint16_t run,
    const Execution& execution) {
    const SamplerSettings& sampler = settings.sampler;
    const ChainLengths lengths{sampler.chains, sampler.warmup, sampler.draws};
    const Stream stream{.seed = settings.run.seed, .run = run};
    PathRecord record(measurement, lengths.n_blocks());
    for_each_series(record, [&](auto& series) { series.keep_at_most(settings.measure.kept); });
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return BlockRun(experiment, measurement, stream_of_block(stream, block), record);
    });
    // chains of a run that was stopped differ in length
    for_each_series(record, [](auto& series) { series.cut_to_shortest(); });
    record.density.cut_to_shortest();
    record.draws = record.transitions.acceptance.n_draws();
    return record;
}

ChainContents contents_of(const PathSettings& settings) {
    const auto n = static_cast<double>(settings.time.n_slices);
    ChainContents contents{
        .chains = settings.sampler.chains,
        .draws = settings.sampler.draws,
        .kept = settings.measure.kept,
        .scalars = 8.0,
        .networks = std::ssize(settings.network.kind)};
    const double bins = contents.bins();
    constexpr double usual_lags = 200.0;
    const double lags = std::min(
        settings.measure.max_lag ? static_cast<double>(*settings.measure.max_lag) : usual_lags,
        0.5 * n + 1.0);
    const auto bins_of = [bins](Index most) { return std::min(bins, static_cast<double>(most)); };
    constexpr double level_lags = 5.0;
    const double powers = 0.5 * static_cast<double>(settings.measure.levels);
    const double levels = 2.0 * (powers + 0.5 * level_lags * powers * (powers + 1.0));
    const bool has_signs = std::holds_alternative<DoubleWell>(settings.potential);
    constexpr Index usual_replicas = 8;
    const bool tempers = settings.sampler.kind == SamplerKind::Tempering;
    contents.curves = 2.0 * lags * bins_of(most_correlator_bins) +
                      levels * bins_of(most_level_bins) +
                      (has_signs ? lags * bins_of(most_level_bins) : 0.0);
    contents.variables =
        n *
        (tempers ? static_cast<double>(settings.sampler.replicas.value_or(usual_replicas)) : 1.0);
    return contents;
}

}  // namespace feynet
