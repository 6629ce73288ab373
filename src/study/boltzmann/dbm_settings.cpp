#include "feynet/study/boltzmann/dbm_settings.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>

namespace feynet {

ImaginaryTime DbmNetworkSettings::time(std::size_t k) const {
    return {.spacing = spacing, .n_steps = static_cast<Index>(std::lround(times.at(k) / spacing))};
}

void check(const DbmNetworkSettings& network) {
    require(
        std::isfinite(network.spacing) && network.spacing > 0.0,
        "spacing",
        "must be positive, got {}",
        network.spacing);
    require(!network.times.empty(), "times", "must name at least one time");
    require(
        std::is_sorted(network.times.begin(), network.times.end(), std::less_equal<>()),
        "times",
        "must grow from one to the next");
    for (std::size_t k = 0; k < network.times.size(); ++k) {
        const double tau = network.times[k];
        require(
            std::isfinite(tau) && tau > 0.5 * network.spacing && tau < 1e4 * network.spacing &&
                std::abs(network.time(k).total() - tau) < 1e-9 * tau,
            "times",
            "must be 1 … 10000 times the spacing {}, a whole number of times, got {}",
            network.spacing,
            tau);
    }
}

void check(const DbmSamplerSettings& sampler, const SpinSystemSettings& system) {
    require(
        sampler.chains >= lanes && sampler.chains % lanes == 0 && sampler.chains <= 65536,
        "chains",
        "must be a multiple of {} up to 65536, got {}",
        lanes,
        sampler.chains);
    require(sampler.warmup >= 0, "warmup", "must not be negative, got {}", sampler.warmup);
    require(sampler.draws >= 100, "draws", "must be at least 100, got {}", sampler.draws);
    require(
        sampler.update == DeepUpdate::Clusters || system.model == SpinSystem::Ising,
        "update",
        "must be clusters for heisenberg: some weights of its hidden units are imaginary");
}

}  // namespace feynet
