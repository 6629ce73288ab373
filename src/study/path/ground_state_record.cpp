#include "feynet/study/path/ground_state_record.hpp"

#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

#include <algorithm>

namespace feynet {
namespace {

constexpr Index n_wave_bins = 61;

/// Calls use(series) for every series of a record.
template <typename Use>
void for_each_series(GroundStateRecord& record, Use use) {
    use(record.spread);
    use(record.weight);
    use(record.middle_square);
    record.transitions.for_each_series(use);
}

/// One block of chains on its way.
class GroundStateBlock {
public:
    GroundStateBlock(
        const PathExperiment& experiment,
        const EndPoint& ends,
        double step,
        const Stream& stream,
        GroundStateRecord& record)
        : experiment_(experiment),
          ends_(ends),
          step_(step),
          chains_(experiment.sampler(), experiment.start(stream), stream),
          record_(record) {}

    Transition advance(Index n_relax) {
        const Transition transition = chains_.advance(n_relax);
        record_.transitions.count(chains_.number(), transition);
        return transition;
    }

    void measure(const Transition& transition) {
        const Index first_chain = chains_.first_chain();
        experiment_.network().evaluate(experiment_.weights(chains_.state()), path_);
        ends_.measure(path_, values_);
        record_.spread.append(first_chain, values_);
        const Lanes weight = step_ * values_.rowwise().sum();
        record_.weight.append(first_chain, weight);
        const Lanes middle = path_.col(path_.cols() / 2);
        const Lanes square = middle.square();
        record_.middle_square.append(first_chain, square);
        record_.transitions.append(chains_.number(), transition);
        for (const double x : middle) {
            record_.middle[chains_.number()].add(x);
        }
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        chains_.visit_state(visit);
        record_.transitions.visit_counts(chains_.number(), visit);
        visit(record_.middle[chains_.number()]);
        for_each_series(
            record_, [&](auto& series) { series.visit_chains(chains_.first_chain(), visit); });
    }

    void finish() const {}

private:
    const PathExperiment& experiment_;
    const EndPoint& ends_;
    double step_;
    ChainBlock chains_;
    GroundStateRecord& record_;
    Block path_;
    Block values_;
};

}  // namespace

GroundStateRecord::GroundStateRecord(const WaveGrid& grid, Index n_blocks)
    : spread(n_blocks * lanes, grid.size),
      weight(n_blocks * lanes),
      middle_square(n_blocks * lanes),
      transitions(n_blocks),
      middle(
          static_cast<std::size_t>(n_blocks),
          Histogram(
              grid.lowest,
              grid.lowest + grid.step * static_cast<double>(grid.size - 1),
              n_wave_bins)) {}

GroundStateRecord run_ground_state(
    const PathExperiment& experiment,
    const PathSettings& settings,
    const WaveGrid& grid,
    std::uint16_t run,
    const Execution& execution) {
    const ChainLengths lengths{
        .chains = settings.sampler.chains,
        .warmup = settings.sampler.warmup,
        .draws = settings.sampler.draws};
    const EndPoint ends(settings.path_system(), grid.positions());
    const Stream stream{.seed = settings.run.seed, .run = run};
    GroundStateRecord record(grid, lengths.n_blocks());
    for_each_series(record, [&](auto& series) { series.keep_at_most(settings.measure.kept); });
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        return GroundStateBlock(
            experiment, ends, grid.step, stream_of_block(stream, block), record);
    });
    for_each_series(record, [](auto& series) { series.cut_to_shortest(); });
    record.draws = record.transitions.acceptance.n_draws();
    return record;
}

}  // namespace feynet
