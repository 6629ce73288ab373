#include "feynet/boltzmann/deep/deep_sampler.hpp"

#include "feynet/boltzmann/deep/ising_clusters.hpp"
#include "feynet/boltzmann/deep/ising_gibbs.hpp"
#include "feynet/boltzmann/deep/singlet_loops.hpp"
#include "feynet/core/error.hpp"

namespace feynet {

std::unique_ptr<DeepSampler> deep_sampler(
    const SpinModel& model, const ImaginaryTime& time, DeepUpdate update) {
    if (model.field == 0.0) {
        require(
            update == DeepUpdate::Clusters,
            "update",
            "must be clusters for exchange: some weights of its hidden units are imaginary");
        return std::make_unique<SingletLoops>(model, time);
    }
    if (update == DeepUpdate::Gibbs) {
        return std::make_unique<IsingGibbs>(model, time);
    }
    return std::make_unique<IsingClusters>(model, time);
}

Block ring_correlation(const Eigen::Ref<const Block>& spins) {
    const Index n = spins.cols();
    Block sums(lanes, n / 2 + 1);
    for (Index r = 0; r <= n / 2; ++r) {
        sums.col(r) = (spins.leftCols(n - r) * spins.rightCols(n - r)).rowwise().sum() +
                      (spins.leftCols(r) * spins.rightCols(r)).rowwise().sum();
    }
    return sums / static_cast<double>(n);
}

}  // namespace feynet
