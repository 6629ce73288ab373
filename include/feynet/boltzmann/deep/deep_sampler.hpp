#pragma once

#include "feynet/boltzmann/deep/imaginary_time.hpp"
#include "feynet/core/random.hpp"

#include <memory>

namespace feynet {

/// What one sweep sees of |ψ|², ψ the state of a deep machine: unbiased estimators of the numbers
/// of projected_state.hpp, one of each chain.
struct DeepLook {
    Lanes energy = Lanes::Zero();        ///< ⟨ψ|H|ψ⟩/⟨ψ|ψ⟩
    Lanes mixed_energy = Lanes::Zero();  ///< ⟨φ|H|ψ'⟩/⟨φ|ψ'⟩, ψ' projected for 2τ
    Lanes flip = Lanes::Zero();          ///< ⟨σˣ⟩ of ψ, the mean over all spins
    Lanes link_flip = Lanes::Zero();     ///< ⟨(tanh hδτ)^{v d}⟩: σˣ between two layers
    Lanes neighbours = Lanes::Zero();    ///< ⟨σᶻσᶻ⟩ of ψ, the mean over all bonds
};

/// A Markov chain of the units of |ψ|² = ψ ψ*: two copies of a deep machine on one layer of visible
/// units. What it is summed or sampled over are the same weights, none of them negative.
class DeepSampler {
public:
    virtual ~DeepSampler() = default;

    /// Units that are kept, deep ones of both copies and the visible ones.
    virtual Index n_units() const = 0;

    /// The first of the N visible units, which follow each other.
    virtual Index first_visible() const = 0;

    /// Units of positive weight.                                              lanes × n_units
    virtual Block start(const Stream& stream) const = 0;

    /// Sweeps over all units and looks at the result.
    virtual DeepLook step(Block& units, const RandomSource& random) const = 0;
};

/// How the units of a network are moved.
enum class DeepUpdate {
    Gibbs,     ///< all hidden units given the others, then all others given the hidden ones
    Clusters,  ///< hidden units summed: clusters of Swendsen and Wang for Ising, loops for
               ///< Heisenberg
};

/// @throws InvalidInput as evolution_factors(), and for the Gibbs update of a Heisenberg model,
/// some
///         of whose weights are imaginary
std::unique_ptr<DeepSampler> deep_sampler(
    const SpinModel& model, const ImaginaryTime& time, DeepUpdate update);

/// sᵢ sᵢ₊ᵣ averaged over i along a ring, r = 0 … N/2.                    lanes × (N/2 + 1)
Block ring_correlation(const Eigen::Ref<const Block>& spins);

}  // namespace feynet
