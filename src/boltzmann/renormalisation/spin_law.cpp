#include "feynet/boltzmann/renormalisation/spin_law.hpp"

#include "feynet/core/error.hpp"

#include <bit>
#include <cmath>

namespace feynet {
namespace {

/// Σ sᵢ sᵢ₊₁ around the ring: n less twice the number of bonds whose spins differ.
double bond_sum(std::uint32_t configuration, Index n_spins) {
    const auto n = static_cast<unsigned>(n_spins);
    const std::uint32_t turned = configuration >> 1U | (configuration & 1U) << (n - 1);
    return static_cast<double>(n_spins - 2 * std::popcount(configuration ^ turned));
}

/// The bits of a configuration that are not in `removed`, moved together.
std::uint32_t without_bits(std::uint32_t configuration, std::uint32_t removed, Index n_spins) {
    std::uint32_t kept = 0;
    unsigned next = 0;
    for (unsigned i = 0; i < static_cast<unsigned>(n_spins); ++i) {
        if ((removed >> i & 1U) == 0) {
            kept |= (configuration >> i & 1U) << next++;
        }
    }
    return kept;
}

std::uint32_t n_configurations(Index n_spins) {
    return 1U << static_cast<unsigned>(n_spins);
}

}  // namespace

double SpinLaw::log_partition() const {
    const double largest = log_weights.maxCoeff();
    return largest + std::log((log_weights.array() - largest).exp().sum());
}

SpinLaw ising_ring(Index n_spins, double coupling) {
    require(n_spins >= 3 && n_spins <= 24, "n_spins", "must be 3 … 24, got {}", n_spins);
    SpinLaw law{n_spins, Eigen::VectorXd(Index{1} << n_spins)};
    for (std::uint32_t s = 0; s < n_configurations(n_spins); ++s) {
        law.log_weights(s) = coupling * bond_sum(s, n_spins);
    }
    return law;
}

SpinLaw marginal(const SpinLaw& law, std::uint32_t removed) {
    const Index n_kept = law.n_spins - std::popcount(removed);
    SpinLaw kept{n_kept, Eigen::VectorXd::Constant(Index{1} << n_kept, -HUGE_VAL)};
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(kept.log_weights.size());
    const std::uint32_t n = n_configurations(law.n_spins);
    for (std::uint32_t s = 0; s < n; ++s) {
        double& largest = kept.log_weights(without_bits(s, removed, law.n_spins));
        largest = std::max(largest, law.log_weights(s));
    }
    for (std::uint32_t s = 0; s < n; ++s) {
        const std::uint32_t k = without_bits(s, removed, law.n_spins);
        sums(k) += std::exp(law.log_weights(s) - kept.log_weights(k));
    }
    kept.log_weights.array() += sums.array().log();
    return kept;
}

std::uint32_t every_second(Index n_spins) {
    return 0x55555555U & (n_configurations(n_spins) - 1U);
}

RingCoupling ring_coupling(const SpinLaw& law) {
    require(law.n_spins >= 3, "n_spins", "must be at least 3, got {}", law.n_spins);
    // The mean of Σ ss over all configurations is 0 and that of its square n.
    const double n_laws = static_cast<double>(law.log_weights.size());
    RingCoupling ring{.constant = law.log_weights.mean()};
    for (Index s = 0; s < law.log_weights.size(); ++s) {
        ring.coupling += law.log_weights(s) * bond_sum(static_cast<std::uint32_t>(s), law.n_spins);
    }
    ring.coupling /= n_laws * static_cast<double>(law.n_spins);
    for (Index s = 0; s < law.log_weights.size(); ++s) {
        const double fitted =
            ring.constant + ring.coupling * bond_sum(static_cast<std::uint32_t>(s), law.n_spins);
        ring.residual = std::max(ring.residual, std::abs(law.log_weights(s) - fitted));
    }
    return ring;
}

}  // namespace feynet
