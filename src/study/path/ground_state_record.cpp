#include "feynet/study/path/ground_state_record.hpp"

#include "feynet/study/chain_run.hpp"

#include <algorithm>

namespace feynet {
namespace {

constexpr Index n_wave_bins = 61;

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
          stream_(stream),
          record_(record),
          state_(experiment.start(stream)) {}

    /// One trajectory; the first `n_relax` only relax, with growing steps.
    Transition advance(Index n_relax) {
        return feynet::advance(experiment_.sampler(), state_, stream_, n_relax);
    }

    void measure(const Transition& transition) {
        const auto first_chain = static_cast<Index>(stream_.first_chain);
        const auto block = static_cast<std::size_t>(first_chain / lanes);
        experiment_.network().evaluate(experiment_.weights(state_), path_);
        ends_.measure(path_, values_);
        record_.spread.append(first_chain, values_);
        const Lanes weight = step_ * values_.rowwise().sum();
        record_.weight.append(first_chain, weight);
        const Lanes middle = path_.col(path_.cols() / 2);
        const Lanes square = middle.square();
        record_.middle_square.append(first_chain, square);
        record_.acceptance.append(first_chain, transition.acceptance);
        record_.non_finite[block] += transition.non_finite.sum();
        for (const double x : middle) {
            record_.middle[block].add(x);
        }
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        const auto first_chain = static_cast<Index>(stream_.first_chain);
        const auto block = static_cast<std::size_t>(first_chain / lanes);
        visit(stream_.trajectory, state_, record_.middle[block], record_.non_finite[block]);
        record_.spread.visit_chains(first_chain, visit);
        for (Series* series : {&record_.weight, &record_.middle_square, &record_.acceptance}) {
            series->visit_chains(first_chain, visit);
        }
    }

    void finish() const {}

private:
    const PathExperiment& experiment_;
    const EndPoint& ends_;
    double step_;
    Stream stream_;
    GroundStateRecord& record_;
    Block state_;
    Block path_;
    Block values_;
};

}  // namespace

GroundStateRecord::GroundStateRecord(const WaveGrid& grid, Index n_blocks)
    : spread(n_blocks * lanes, grid.size),
      weight(n_blocks * lanes),
      middle_square(n_blocks * lanes),
      acceptance(n_blocks * lanes),
      middle(
          static_cast<std::size_t>(n_blocks),
          Histogram(
              grid.lowest,
              grid.lowest + grid.step * static_cast<double>(grid.size - 1),
              n_wave_bins)),
      non_finite(static_cast<std::size_t>(n_blocks), 0.0) {}

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
    GroundStateRecord record(grid, lengths.n_blocks());
    record.seconds = run_blocks(lengths, execution, [&](Index block) {
        const Stream stream{
            .seed = settings.run.seed,
            .run = run,
            .first_chain = static_cast<std::uint32_t>(block * lanes)};
        return GroundStateBlock(experiment, ends, grid.step, stream, record);
    });
    record.spread.cut_to_shortest();
    for (Series* series : {&record.weight, &record.middle_square, &record.acceptance}) {
        series->cut_to_shortest();
    }
    record.draws = record.acceptance.n_draws();
    return record;
}

}  // namespace feynet
