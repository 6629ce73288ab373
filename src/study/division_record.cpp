#include "division_record.hpp"

#include "feynet/sampler/chains.hpp"

#include <chrono>

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

}  // namespace

DivisionRecord sample_division(
    const DivisionEnsemble& ensemble,
    double mass,
    const TimeDivisionSettings& settings,
    const Stream& stream,
    const Execution& execution) {
    const Index n_blocks = (settings.chains + lanes - 1) / lanes;
    const Index n_chains = n_blocks * lanes;
    const Index n_nodes =
        settings.common_intervals - (settings.boundary == Boundary::Dirichlet ? 1 : 0);
    DivisionRecord record{
        .squares = std::vector<Series>(static_cast<std::size_t>(n_nodes), Series(n_chains)),
        .interval_square = Series(n_chains),
        .acceptance = Series(n_chains)};
    const DivisionSampler sampler(ensemble, mass);
    const auto start = std::chrono::steady_clock::now();
    for_each_block(n_blocks, execution.n_threads, [&](Index block) {
        Stream mine = stream;
        mine.first_chain = static_cast<std::uint32_t>(block * lanes);
        Block q = ensemble.start();
        for (Index i = 0; i < settings.warmup + settings.draws && !execution.stop(); ++i) {
            ++mine.trajectory;
            const Transition transition = sampler.step(q, StreamSource(mine));
            execution.progress(lanes, transition.acceptance.mean());
            if (i >= settings.warmup) {
                measure(ensemble, q, block * lanes, record);
                record.acceptance.append(block * lanes, transition.acceptance);
            }
        }
    });
    for (Series& series : record.squares) {
        series.cut_to_shortest();
    }
    record.interval_square.cut_to_shortest();
    record.acceptance.cut_to_shortest();
    record.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return record;
}

}  // namespace feynet
