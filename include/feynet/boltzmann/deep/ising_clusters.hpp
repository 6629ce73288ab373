#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/boltzmann/deep/ising_slices.hpp"
#include "feynet/sampler/lane_clusters.hpp"

#include <vector>

namespace feynet {

/// The clusters of Swendsen and Wang in the model that is left without hidden units. Like a hidden
/// unit, a bond that holds or does not is a variable of its own; there it makes blocks of spins
/// independent, here whole clusters.
///
/// Clusters also know ⟨σᶻσᶻ⟩ = P(same cluster), and
///
///     ⟨σˣ⟩ᵢ = P(cut at the visible unit i, its cluster falls apart),
///
/// since σˣ turns one of the two parts, and where there is but one it has no spin to give. Unlike
/// (tanh hδτ)^{±1} these do not grow as δτ → 0. (The latter needs clusters that σˣ makes consistent
/// or not by itself: where couplings are frustrated, (tanh hδτ)^{±1} it is.)
///
/// Source  Swendsen and Wang, Phys. Rev. Lett. 58, 86 (1987); in a transverse field: Rieger and
///         Kawashima, Eur. Phys. J. B 9, 233 (1999)
class IsingClusters final : public DeepSampler {
public:
    /// @throws InvalidInput as IsingSlices
    IsingClusters(const SpinModel& model, const ImaginaryTime& time);

    Index n_units() const override { return slices_.n_units(); }
    Index first_visible() const override { return slices_.first_visible(); }
    Block start(const Stream& stream) const override;
    DeepLook step(Block& units, const RandomSource& random) const override;

private:
    /// Two units that may hold together. The visible units are there twice, once for each copy.
    struct Tie {
        Bond units;
        Bond sites;
        double holds = 0.0;  ///< 1 − e^{−2|K|}
        double sign = 1.0;   ///< of K
    };

    std::vector<unsigned> held_ties(const Block& units, const RandomSource& random) const;
    LaneClusters cut_clusters(const Block& units, const RandomSource& random) const;
    Lanes share_of_bridges(LaneClusters& clusters) const;

    IsingSlices slices_;
    std::vector<Tie> ties_;
    bool is_frustrated_;
};

}  // namespace feynet
