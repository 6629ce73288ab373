#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/core/signed_bonds.hpp"
#include "feynet/sampler/lane_clusters.hpp"

#include <vector>

namespace feynet {

/// |ψ|² of the Ising model in a field as a network, and what is left of it when its hidden units
/// are summed: the anisotropic classical Ising model of one dimension more,
///
///     exp(Σ K_z s s' + Σ K_x s s'),   K_z = J δτ within a slice,   K_x = ½ ln coth hδτ between
///     two,
///
/// with 2n + 1 slices, free at both ends, where K_z is halved. A slice is a layer of deep units;
/// the middle one is visible, and half of its K_z is of either copy. Unit i of slice k is k N + i.
class IsingSlices {
public:
    /// A hidden unit with its two weights, to `bond.first` and `bond.second`, and the K that is
    /// left of it.
    struct Pair {
        Bond bond;
        double first = 0.0;
        double second = 0.0;
        double coupling = 0.0;
        bool is_second = false;  ///< of the copy whose slices come last
    };

    /// @throws InvalidInput as evolution_factors(), or if there is exchange
    IsingSlices(const SpinModel& model, const ImaginaryTime& time);

    const SpinModel& model() const { return model_; }
    Index n_slices() const { return 2 * time_.n_steps + 1; }
    Index n_units() const { return n_slices() * model_.n_spins; }
    Index first_visible() const { return time_.n_steps * model_.n_spins; }

    /// The hidden units of both copies.
    const std::vector<Pair>& pairs() const { return pairs_; }

    /// What the spins themselves say, and (tanh hδτ)^{±1} of neighbours in time.
    DeepLook look(const Block& units) const;

private:
    Lanes bond_energy(const Block& units, Index slice) const;

    SpinModel model_;
    ImaginaryTime time_;
    std::vector<Pair> pairs_;
};

/// Block Gibbs: the hidden units are independent given the others, and the others given them. Near
/// δτ → 0 the weights between the layers grow and lock them: what is independent falls to one sweep
/// in about 1/(hδτ)², and clusters are the better update.
class IsingGibbs final : public DeepSampler {
public:
    /// @throws InvalidInput as IsingSlices
    IsingGibbs(const SpinModel& model, const ImaginaryTime& time) : slices_(model, time) {}

    Index n_units() const override { return slices_.n_units(); }
    Index first_visible() const override { return slices_.first_visible(); }
    Block start(const Stream& stream) const override;
    DeepLook step(Block& units, const RandomSource& random) const override;

private:
    IsingSlices slices_;
};

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
