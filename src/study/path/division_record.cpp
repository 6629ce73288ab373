#include "division_record.hpp"

#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

namespace feynet {
namespace {

/// x² at the common nodes and the d² of all intervals.
void measure(
    const DivisionEnsemble& ensemble, const Block& q, Index first_chain, DivisionRecord& record) {
    Block common;
    Block times;
    Block path;
    ensemble.at_common_nodes(q, common);
    ensemble.expand(q, times, path);
    const Index n = ensemble.n_intervals();
    const Block intervals = times.rightCols(n) - times.leftCols(n);
    for (std::size_t i = 0; i < record.squares.size(); ++i) {
        const Lanes square = common.col(static_cast<Index>(i) + 1).square();
        record.squares[i].append(first_chain, square);
    }
    record.interval_square.append(first_chain, Lanes(intervals.square().rowwise().mean()));
}

/// One block of chains on its way.
class DivisionBlock {
public:
    DivisionBlock(
        const DivisionEnsemble& ensemble,
        const DivisionSampler& sampler,
        const Stream& stream,
        Index warmup,
        DivisionRecord& record)
        : ensemble_(ensemble),
          sampler_(sampler),
          stream_(stream),
          warmup_(warmup),
          record_(record),
          q_(ensemble.start()) {}

    Lanes step(Index i) {
        ++stream_.trajectory;
        const Transition transition = sampler_.step(q_, StreamSource(stream_));
        if (i >= warmup_) {
            measure(ensemble_, q_, first_chain(), record_);
            record_.acceptance.append(first_chain(), transition.acceptance);
        }
        return transition.acceptance;
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(stream_.trajectory, q_);
        for (Series& series : record_.squares) {
            series.visit_chains(first_chain(), visit);
        }
        record_.interval_square.visit_chains(first_chain(), visit);
        record_.acceptance.visit_chains(first_chain(), visit);
    }

private:
    Index first_chain() const { return static_cast<Index>(stream_.first_chain); }

    const DivisionEnsemble& ensemble_;
    const DivisionSampler& sampler_;
    Stream stream_;
    Index warmup_;
    DivisionRecord& record_;
    Block q_;
};

}  // namespace

DivisionRecord sample_division(
    const DivisionEnsemble& ensemble,
    double mass,
    const TimeDivisionSettings& settings,
    const Stream& stream,
    const Execution& execution) {
    const Index n_blocks = in_whole_blocks(settings.chains) / lanes;
    const Index n_chains = n_blocks * lanes;
    const Index n_nodes =
        settings.common_intervals - (settings.boundary == Boundary::Dirichlet ? 1 : 0);
    DivisionRecord record{
        .squares = std::vector<Series>(static_cast<std::size_t>(n_nodes), Series(n_chains)),
        .interval_square = Series(n_chains),
        .acceptance = Series(n_chains)};
    const DivisionSampler sampler(ensemble, mass);
    record.seconds = run_steps(
        n_blocks,
        settings.warmup + settings.draws,
        execution,
        [&](Index block) {
            return DivisionBlock(
                ensemble, sampler, stream_of_block(stream, block), settings.warmup, record);
        },
        [](DivisionBlock&) {});
    for (Series& series : record.squares) {
        series.cut_to_shortest();
    }
    record.interval_square.cut_to_shortest();
    record.acceptance.cut_to_shortest();
    return record;
}

}  // namespace feynet
