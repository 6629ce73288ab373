#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/boltzmann/deep/projected_state.hpp"

#include <array>
#include <cmath>

namespace feynet::test {

/// How far the five numbers of a sampler are from others, in their own errors: those of 64 chains,
/// which scatter by themselves, so that autocorrelation is in them.
class SampledNetwork {
public:
    static constexpr Index n_blocks = 8;

    SampledNetwork(const DeepSampler& sampler, Index n_sweeps, std::uint64_t seed) {
        for (Index block = 0; block < n_blocks; ++block) {
            Stream stream{.seed = seed, .first_chain = static_cast<std::uint32_t>(block * lanes)};
            Block units = sampler.start(stream);
            for (Index sweep = -n_sweeps / 5; sweep < n_sweeps; ++sweep) {
                ++stream.trajectory;
                const DeepLook look = sampler.step(units, StreamSource(stream));
                if (sweep >= 0) {
                    add(look, block * lanes, 1.0 / static_cast<double>(n_sweeps));
                }
            }
        }
    }

    /// The largest |mean − number|/error; numbers without scatter are not counted.
    double worst_pull(const ProjectedNumbers& exact) const {
        const std::array<double, 5> known{
            exact.energy, exact.mixed_energy, exact.flip, exact.link_flip, exact.neighbours};
        double worst = 0.0;
        for (std::size_t k = 0; k < known.size(); ++k) {
            const Eigen::ArrayXd& means = means_[k];
            const double n = static_cast<double>(means.size());
            const double error = std::sqrt((means - means.mean()).square().sum() / (n * (n - 1.0)));
            worst =
                error > 0.0 ? std::max(worst, std::abs(means.mean() - known[k]) / error) : worst;
        }
        return worst;
    }

    double energy_error() const {
        const double n = static_cast<double>(means_[0].size());
        return std::sqrt((means_[0] - means_[0].mean()).square().sum() / (n * (n - 1.0)));
    }

private:
    void add(const DeepLook& look, Index first, double weight) {
        const std::array<const Lanes*, 5> seen{
            &look.energy, &look.mixed_energy, &look.flip, &look.link_flip, &look.neighbours};
        for (std::size_t k = 0; k < seen.size(); ++k) {
            means_[k].segment(first, lanes) += weight * *seen[k];
        }
    }

    std::array<Eigen::ArrayXd, 5> means_{
        Eigen::ArrayXd::Zero(n_blocks * lanes),
        Eigen::ArrayXd::Zero(n_blocks* lanes),
        Eigen::ArrayXd::Zero(n_blocks* lanes),
        Eigen::ArrayXd::Zero(n_blocks* lanes),
        Eigen::ArrayXd::Zero(n_blocks* lanes)};
};

}  // namespace feynet::test
