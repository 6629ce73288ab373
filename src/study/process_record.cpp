#include "feynet/study/process_record.hpp"

#include "feynet/sampler/chains.hpp"
#include "feynet/sampler/langevin.hpp"

namespace feynet {
namespace {

Stream stream_of(const ProcessRun& run, Index block) {
    return {
        .seed = run.seed, .run = run.run, .first_chain = static_cast<std::uint32_t>(block * lanes)};
}

}  // namespace

VectorSeries ancestral_correlators(
    const AncestralNetwork& network,
    const ProcessRun& run,
    Index n_lags,
    const Execution& execution) {
    VectorSeries series(run.n_blocks * lanes, n_lags + 1);
    for_each_block(run.n_blocks, execution.n_threads, [&](Index block) {
        Stream stream = stream_of(run, block);
        Block uniforms(lanes, n_lags + 1);
        Block path;
        for (Index i = 0; i < run.n_draws && !execution.stop(); ++i) {
            stream.trajectory = static_cast<std::uint32_t>(i);
            fill_uniforms(stream, Purpose::Exact, uniforms);
            network.generate(uniforms, path);
            const Block products = path.colwise() * path.col(0);
            series.append(block * lanes, products);
            execution.progress(lanes, 1.0);
        }
    });
    series.cut_to_shortest();
    return series;
}

Series langevin_squares(
    const PotentialAction& action, double step, const ProcessRun& run, const Execution& execution) {
    const LangevinProcess process(action, step);
    Series series(run.n_blocks * lanes);
    for_each_block(run.n_blocks, execution.n_threads, [&](Index block) {
        Stream stream = stream_of(run, block);
        Block x = Block::Zero(lanes, 1);
        for (Index i = 0; i < run.n_draws && !execution.stop(); ++i) {
            stream.trajectory = static_cast<std::uint32_t>(i);
            process.advance(x, StreamSource(stream));
            if (i >= run.n_draws / 10) {
                const Lanes square = x.col(0).square();
                series.append(block * lanes, square);
            }
            execution.progress(lanes, 1.0);
        }
    });
    series.cut_to_shortest();
    return series;
}

}  // namespace feynet
