#include "division_record.hpp"

#include "feynet/sampler/chains.hpp"

#include <chrono>

namespace feynet {

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
        const Index first = block * lanes;
        Stream mine = stream;
        mine.first_chain = static_cast<std::uint32_t>(first);
        Block q = ensemble.start();
        Block common;
        Block times;
        Block path;
        for (Index i = 0; i < settings.warmup + settings.draws && !execution.stop(); ++i) {
            ++mine.trajectory;
            const Transition transition = sampler.step(q, StreamSource(mine));
            execution.progress(lanes, transition.acceptance.mean());
            if (i < settings.warmup) {
                continue;
            }
            ensemble.at_common_nodes(q, common);
            ensemble.expand(q, times, path);
            const Index n = ensemble.n_intervals();
            const Block intervals = times.rightCols(n) - times.leftCols(n);
            for (Index node = 0; node < n_nodes; ++node) {
                record.squares[static_cast<std::size_t>(node)].append(
                    first, Lanes(common.col(node + 1).square()));
            }
            record.interval_square.append(first, Lanes(intervals.square().rowwise().mean()));
            record.acceptance.append(first, transition.acceptance);
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
