#include "feynet/study/field/field_record.hpp"

#include "feynet/study/chain_health.hpp"
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
    use(record.acceptance);
    use(record.energy_error);
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
          stream_(stream),
          record_(record),
          theta_(experiment.start(stream)) {}

    /// One step; the first `n_relax` only relax, with growing steps.
    Transition advance(Index n_relax) {
        const Transition transition =
            feynet::advance(experiment_.sampler(), theta_, stream_, n_relax);
        record_.non_finite[block()] += transition.non_finite.sum();
        return transition;
    }

    void measure(const Transition& transition) {
        const auto first_chain = static_cast<Index>(stream_.first_chain);
        experiment_.network().evaluate(theta_, field_);
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
        record_.acceptance.append(first_chain, transition.acceptance);
        record_.energy_error.append(first_chain, transition.energy_error);
        record_.divergent[block()] += diverges(transition).sum();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(stream_.trajectory, theta_, record_.non_finite[block()], record_.divergent[block()]);
        const auto first_chain = static_cast<Index>(stream_.first_chain);
        for_each_series(record_, [&](auto& series) { series.visit_chains(first_chain, visit); });
    }

    void finish() {
        experiment_.network().evaluate(theta_, record_.last_fields[block()]);
        if (block() == 0) {
            record_.last_weights = theta_;
        }
    }

private:
    std::size_t block() const { return stream_.first_chain / lanes; }

    const FieldExperiment& experiment_;
    const FieldMeasurement& measurement_;
    Stream stream_;
    FieldRecord& record_;
    Block theta_;
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
      acceptance(n_blocks * lanes),
      energy_error(n_blocks * lanes),
      non_finite(static_cast<std::size_t>(n_blocks), 0.0),
      divergent(static_cast<std::size_t>(n_blocks), 0.0),
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
    FieldRecord record(measurement, lengths.n_blocks());
    for_each_series(record, [&](auto& series) { series.keep_at_most(settings.measure.kept); });
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        const Stream stream{
            .seed = settings.run.seed,
            .run = run,
            .first_chain = static_cast<std::uint32_t>(block * lanes)};
        return FieldBlock(experiment, measurement, stream, record);
    });
    for_each_series(record, [](auto& series) { series.cut_to_shortest(); });
    record.draws = record.acceptance.n_draws();
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
