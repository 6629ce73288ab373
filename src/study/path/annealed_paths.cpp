#include "feynet/study/path/annealed_paths.hpp"

#include "feynet/sampler/tuning.hpp"
#include "feynet/study/chain_block.hpp"
#include "feynet/study/chain_run.hpp"

#include <cmath>

namespace feynet {
namespace {

/// The rotation of the full action, tuned from a draw of its Gaussian part.
HmcSettings tuned_moves(const OscillatorReference& reference, const Stream& stream) {
    const GaussianPart& gaussian = reference.gaussian();
    Block normals(lanes, gaussian.dimension());
    fill_normals(stream, Purpose::Start, normals);
    Block q(lanes, gaussian.dimension());
    gaussian.draw(normals, q);
    q += gaussian.mean();
    return tune_hmc(reference.action(), gaussian, Integrator::Rotation, {}, q, stream).settings;
}

/// The annealing passes of one block of chains.
struct AnnealedBlock {
    const Annealing& annealing;
    const PathNetwork& network;
    const Observable& observable;
    Stream stream;
    std::vector<double>& log_weights;
    AnnealedRecord& record;
    Block weights{};
    Block path{};
    Block values{};

    Lanes step(Index i) {
        const Lanes w = annealing.pass(stream, i, weights);
        log_weights.insert(log_weights.end(), w.begin(), w.end());
        network.evaluate(weights, path);
        observable.measure(path, values);
        const Lanes factor = (w - record.shift).exp();
        values.colwise() *= factor;
        record.weighted.append(first_chain(), values);
        return Lanes::Ones();
    }

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(log_weights);
        record.weighted.visit_chains(first_chain(), visit);
    }

    Index first_chain() const { return static_cast<Index>(stream.first_chain); }
};

}  // namespace

AnnealedPaths::AnnealedPaths(
    const PathSystem& system, double frequency, const LadderGoal& goal, Stream stream)
    : reference_(system, frequency),
      moves_(tuned_moves(reference_, stream)),
      family_(reference_.action(), reference_.gaussian(), moves_),
      ladder_(find_ladder(family_, goal, stream)) {}

AnnealedRecord AnnealedPaths::run(
    const Observable& observable, const AnnealedRun& run, const Execution& execution) const {
    AnnealedRecord record{
        .log_weights = {},
        .shift = ladder_.log_ratio,
        .weighted = VectorSeries(lanes * run.n_blocks, observable.size())};
    std::vector<std::vector<double>> log_weights(static_cast<std::size_t>(run.n_blocks));
    const Annealing annealing(family_, ladder_.couplings);
    record.seconds = run_steps(
        run.n_blocks,
        run.n_passes,
        execution,
        [&](Index block) {
            return AnnealedBlock{
                .annealing = annealing,
                .network = reference_.network(),
                .observable = observable,
                .stream = stream_of_block(run.stream, block),
                .log_weights = log_weights[static_cast<std::size_t>(block)],
                .record = record};
        },
        [](AnnealedBlock&) {});
    record.weighted.cut_to_shortest();
    for (const std::vector<double>& block : log_weights) {
        record.log_weights.insert(record.log_weights.end(), block.begin(), block.end());
    }
    return record;
}

WeightedMean weighted_mean(const AnnealedRecord& record, double log_reference, Index component) {
    const double scale = std::exp(log_reference + record.shift);
    const auto n = static_cast<double>(record.weighted.n_measurements());
    return {
        scale * record.weighted.means()[static_cast<std::size_t>(component)],
        scale * std::sqrt(record.weighted.variance(component) / n)};
}

}  // namespace feynet
