#include "feynet/study/annealed_paths.hpp"

#include "feynet/sampler/chains.hpp"
#include "feynet/sampler/tuning.hpp"

#include <chrono>
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

}  // namespace

AnnealedPaths::AnnealedPaths(
    const PathSystem& system, double frequency, const LadderGoal& goal, Stream stream)
    : reference_(system, frequency),
      moves_(tuned_moves(reference_, stream)),
      family_(reference_.action(), reference_.gaussian(), moves_),
      ladder_(find_ladder(family_, goal, stream)) {}

AnnealedRecord AnnealedPaths::run(
    const Observable& observable, const AnnealedRun& run, const Execution& execution) const {
    const auto start = std::chrono::steady_clock::now();
    const auto n_blocks = static_cast<std::size_t>(run.n_blocks);
    std::vector<std::vector<double>> log_weights(n_blocks);
    AnnealedRecord record{
        .log_weights = {},
        .shift = ladder_.log_ratio,
        .weighted = VectorSeries(lanes * run.n_blocks, observable.size())};
    const Annealing annealing(family_, ladder_.couplings);
    for_each_block(run.n_blocks, execution.n_threads, [&](Index block) {
        Stream stream = run.stream;
        stream.first_chain = static_cast<std::uint32_t>(block * lanes);
        std::vector<double>& own = log_weights[static_cast<std::size_t>(block)];
        Block weights;
        Block path;
        Block values;
        for (Index i = 0; i < run.n_passes && !execution.stop(); ++i) {
            const Lanes w = annealing.pass(stream, i, weights);
            own.insert(own.end(), w.begin(), w.end());
            reference_.network().evaluate(weights, path);
            observable.measure(path, values);
            const Lanes factor = (w - record.shift).exp();
            values.colwise() *= factor;
            record.weighted.append(block * lanes, values);
            execution.progress(lanes, 1.0);
        }
    });
    record.weighted.cut_to_shortest();
    for (const std::vector<double>& block : log_weights) {
        record.log_weights.insert(record.log_weights.end(), block.begin(), block.end());
    }
    record.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
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
