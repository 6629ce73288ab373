#include "feynet/study/field/field_record.hpp"

#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

namespace feynet {
namespace {

/// Bins per chain of the propagators: enough for their covariance, few enough to be a few
/// megabytes.
constexpr Index most_curve_bins = Index{1} << 13U;

/// Calls use(series) for every series of a record.
template <typename Use>
void for_each_series(FieldRecord& record, Use use) {
    for (VectorSeries* series : {&record.numbers, &record.slices, &record.position}) {
        use(*series);
    }
    if (record.momentum) {
        use(*record.momentum);
    }
    record.transitions.for_each_series(use);
}

/// One block of chains of a field on its way.
class FieldBlock {
public:
    FieldBlock(
        const FieldExperiment& experiment,
        const FieldMeasurement& measurement,
        const Stream& stream,
        FieldRecord& record)
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
        experiment_.network().evaluate(chains_.state(), field_);
        measurement_.numbers().measure(experiment_.field_action(), field_, values_);
        record_.numbers.append(first_chain, values_);
        measurement_.slices().measure(field_, values_);
        record_.slices.append(first_chain, values_);
        measurement_.position().measure(field_, values_);
        record_.position.append(first_chain, values_);
        if (measurement_.momentum()) {
            measurement_.momentum()->measure(field_, values_);
            record_.momentum->append(first_chain, values_);
        }
        record_.transitions.append(chains_.number(), transition);
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        chains_.visit_state(visit);
        record_.transitions.visit_counts(chains_.number(), visit);
        for_each_series(
            record_, [&](auto& series) { series.visit_chains(chains_.first_chain(), visit); });
    }

    void finish() {
        experiment_.network().evaluate(chains_.state(), record_.last_fields[chains_.number()]);
        if (chains_.number() == 0) {
            record_.last_weights = chains_.state();
        }
    }

private:
    const FieldExperiment& experiment_;
    const FieldMeasurement& measurement_;
    ChainBlock chains_;
    FieldRecord& record_;
    Block field_;
    Block values_;
};

std::optional<MomentumPropagator> momenta_of(const Lattice& lattice, Index n_components) {
    if (axis_groups(lattice).empty()) {
        return std::nullopt;
    }
    return MomentumPropagator(lattice, n_components);
}

}  // namespace

FieldMeasurement::FieldMeasurement(const FieldSettings& settings)
    : numbers_(settings.lattice(), settings.system.components),
      derived_(derived_numbers(numbers_)),
      slices_(
          settings.lattice(),
          settings.system.components,
          settings.momenta(),
          settings.measure.max_lag.value_or(settings.lattice().n_times())),
      position_(settings.lattice(), settings.system.components),
      momentum_(momenta_of(settings.lattice(), settings.system.components)) {}

FieldRecord::FieldRecord(const FieldMeasurement& measurement, Index n_blocks)
    : numbers(n_blocks * lanes, measurement.numbers().size()),
      slices(n_blocks * lanes, measurement.slices().size(), most_curve_bins),
      position(n_blocks * lanes, measurement.position().size(), most_curve_bins),
      transitions(n_blocks),
      last_fields(static_cast<std::size_t>(n_blocks)) {
    if (measurement.momentum()) {
        momentum.emplace(n_blocks * lanes, measurement.momentum()->size(), most_curve_bins);
    }
}

FieldRecord run_field(
    const FieldExperiment& experiment,
    const FieldMeasurement& measurement,
    const FieldSettings& settings,
    std::uint16_t run,
    const Execution& execution) {
    const FieldSamplerSettings& sampler = settings.sampler;
    const ChainLengths lengths{sampler.chains, sampler.warmup, sampler.draws};
    const Stream stream{.seed = settings.run.seed, .run = run};
    FieldRecord record(measurement, lengths.n_blocks());
    for_each_series(record, [&](auto& series) { series.keep_at_most(settings.measure.kept); });
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return FieldBlock(experiment, measurement, stream_of_block(stream, block), record);
    });
    for_each_series(record, [](auto& series) { series.cut_to_shortest(); });
    record.draws = record.transitions.acceptance.n_draws();
    return record;
}

ChainContents contents_of(const FieldSettings& settings) {
    ChainContents contents{
        .chains = settings.sampler.chains,
        .draws = settings.sampler.draws,
        .kept = settings.measure.kept,
        .scalars = 11.0,
        .variables = static_cast<double>(settings.system.components),
        .networks = std::ssize(settings.network.kind)};
    double axes = 0.0;
    double longest = 1.0;
    for (const Index extent : settings.system.extents) {
        const auto length = static_cast<double>(extent);
        contents.variables *= length;
        axes += 0.5 * length + 1.0;
        longest = std::max(longest, length);
    }
    contents.curves =
        (2.0 * axes + longest) * std::min(contents.bins(), static_cast<double>(most_curve_bins));
    return contents;
}

}  // namespace feynet
