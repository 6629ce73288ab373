#include "feynet/study/path/process_record.hpp"

#include "feynet/sampler/langevin.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

namespace feynet {
namespace {

Stream stream_of(const ProcessRun& run, Index block) {
    return stream_of_block({.seed = run.seed, .run = run.run}, block);
}

/// Independent paths and their correlators with the first node.
struct AncestralBlock {
    const AncestralNetwork& network;
    Stream stream;
    VectorSeries& series;
    Block uniforms;
    Block path{};

    Lanes step(Index i) {
        stream.trajectory = static_cast<std::uint32_t>(i);
        fill_uniforms(stream, Purpose::Exact, uniforms);
        network.generate(uniforms, path);
        const Block products = path.colwise() * path.col(0);
        series.append(static_cast<Index>(stream.first_chain), products);
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        series.visit_chains(static_cast<Index>(stream.first_chain), visit);
    }
};

/// A Langevin process, whose first tenth is not measured.
struct LangevinBlock {
    const LangevinProcess& process;
    Stream stream;
    Index warmup;
    Series& series;
    Block x = Block::Zero(lanes, 1);

    Lanes step(Index i) {
        stream.trajectory = static_cast<std::uint32_t>(i);
        process.advance(x, StreamSource(stream));
        if (i >= warmup) {
            const Lanes square = x.col(0).square();
            series.append(static_cast<Index>(stream.first_chain), square);
        }
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(x);
        series.visit_chains(static_cast<Index>(stream.first_chain), visit);
    }
};

}  // namespace

VectorSeries ancestral_correlators(
    const AncestralNetwork& network,
    const ProcessRun& run,
    Index n_lags,
    const Execution& execution) {
    VectorSeries series(run.n_blocks * lanes, n_lags + 1);
    const auto make_block = [&](Index block) {
        return AncestralBlock{network, stream_of(run, block), series, Block(lanes, n_lags + 1)};
    };
    run_steps(run.n_blocks, run.n_draws, execution, make_block, [](AncestralBlock&) {});
    series.cut_to_shortest();
    return series;
}

Series langevin_squares(
    const PotentialAction& action, double step, const ProcessRun& run, const Execution& execution) {
    const LangevinProcess process(action, step);
    Series series(run.n_blocks * lanes);
    const auto make_block = [&](Index block) {
        return LangevinBlock{process, stream_of(run, block), run.n_draws / 10, series};
    };
    run_steps(run.n_blocks, run.n_draws, execution, make_block, [](LangevinBlock&) {});
    series.cut_to_shortest();
    return series;
}

}  // namespace feynet
