#include "feynet/study/boltzmann/rbm_crowd.hpp"

#include "feynet/boltzmann/quantum/full_sum.hpp"
#include "feynet/sampler/chains.hpp"
#include "feynet/study/chain_block.hpp"

#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr Index sweeps_to_follow = 2;

CrowdPoint point_of(const TangentSample& sample) {
    CrowdPoint point;
    point.energy = sample.weights.dot(sample.energies.real());
    point.variance = sample.weights.dot((sample.energies.array() - point.energy).abs2().matrix());
    return point;
}

}  // namespace

std::vector<Block> walkers_anywhere(const SpinModel& model, Index n_samples, const Stream& stream) {
    std::vector<Block> spins;
    for (Index block = 0; block < n_samples / (lanes * RbmCrowd::looks_per_step); ++block) {
        spins.push_back(random_spins(model, stream_of_block(stream, block)));
    }
    return spins;
}

RbmCrowd::RbmCrowd(
    const SpinModel& model, const RbmFamily& family, std::vector<Block> spins, const Stream& stream)
    : model_(model), family_(family), stream_(stream), spins_(std::move(spins)) {}

CrowdPoint RbmCrowd::look(
    const Eigen::VectorXcd& parameters, Index n_between, int n_threads, TangentSample& sample) {
    if (spins_.empty()) {
        sample = sum_over_states(model_, family_, parameters).sample;
        return point_of(sample);
    }
    const WalkerPlan plan{
        .n_warm = sweeps_to_follow, .n_looks = looks_per_step, .n_between = n_between};
    const RbmMoves moves(family_.weights(parameters), model_);
    seen_.resize(spins_.size());
    for_each_block(std::ssize(spins_), n_threads, [&](Index block) {
        const auto b = static_cast<std::size_t>(block);
        RbmWalkers walkers(moves, spins_[b]);
        seen_[b] = look_at(walkers, moves, family_, plan, stream_of_block(stream_, block));
        spins_[b] = walkers.spins();
    });
    stream_.trajectory += static_cast<std::uint32_t>(plan.n_warm + plan.n_looks * plan.n_between);
    gather(sample);
    CrowdPoint point = point_of(sample);
    point.error = std::sqrt(point.variance / static_cast<double>(sample.energies.size()));
    point.acceptance = 0.0;
    for (const WalkerSample& seen : seen_) {
        point.acceptance += seen.acceptance / static_cast<double>(seen_.size());
    }
    return point;
}

void RbmCrowd::gather(TangentSample& sample) const {
    const Index rows = seen_.front().energies.size();
    const Index n = rows * std::ssize(seen_);
    sample.derivatives.resize(n, family_.n_parameters());
    sample.energies.resize(n);
    sample.weights.setConstant(n, 1.0 / static_cast<double>(n));
    for (std::size_t b = 0; b < seen_.size(); ++b) {
        const Index first = static_cast<Index>(b) * rows;
        sample.derivatives.middleRows(first, rows) = seen_[b].derivatives;
        sample.energies.segment(first, rows) = seen_[b].energies;
    }
}

}  // namespace feynet
