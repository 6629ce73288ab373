#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/core/signed_bonds.hpp"
#include "feynet/sampler/lane_clusters.hpp"

#include <vector>

namespace feynet {

/// |ψ|² of a Heisenberg antiferromagnet: world lines in imaginary time that start and end as
/// singlets, moved by loops.
///
/// A deep unit alone can never be turned: h₁ of its gadget forbids it. Summed over its hidden
/// units, a bond that acts for g weighs its four spins by
///
///     w = 1 · (both spins go straight on) + ½(e^{4g} − 1) · (the two spins are opposite, before
///     and after),
///
/// so that it is taken apart into two lines along time or two across it. The lines close to loops,
/// and each is turned as a whole with probability ½: never rejected, and ergodic, since any change
/// of world lines is a set of loops that some choice of the bonds makes. Two spins are in a singlet
/// correlation exactly where one loop runs through both, ⟨σ·σ⟩ = −3 P(same loop): an estimator
/// without the noise of the spins.
///
/// Source  Evertz, Lana and Marcu, Phys. Rev. Lett. 70, 875 (1993); Evertz, Adv. Phys. 52, 1 (2003)
class SingletLoops final : public DeepSampler {
public:
    /// @throws InvalidInput as evolution_factors() and start_singlets(), or without exchange
    SingletLoops(const SpinModel& model, const ImaginaryTime& time);

    Index n_units() const override { return n_units_; }
    Index first_visible() const override { return 0; }
    Block start(const Stream& stream) const override;
    DeepLook step(Block& units, const RandomSource& random) const override;

private:
    /// A factor of the evolution: two spins before it, seen from the visible layer, and after it.
    struct Gadget {
        Bond near;
        Bond far;
        double straight = 0.0;  ///< the chance of two lines along time where the spins go on
    };

    LaneClusters drawn_loops(const Block& units, const RandomSource& random) const;
    void add_copy(const SpinModel& model, const std::vector<EvolutionFactor>& factors);

    std::vector<SpinBond> bonds_;
    std::vector<Bond> singlets_;
    Index n_spins_;
    Index n_units_;
    std::vector<Gadget> gadgets_;
    std::vector<std::vector<Index>> ends_;  ///< of both copies: the unit of each spin at the start
};

}  // namespace feynet
