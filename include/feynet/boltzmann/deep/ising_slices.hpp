#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/core/signed_bonds.hpp"

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

    /// ±1 with equal chance.                                                  lanes × n_units
    Block random_units(const Stream& stream) const;

    /// What the spins themselves say, and (tanh hδτ)^{±1} of neighbours in time.
    DeepLook look(const Block& units) const;

private:
    Lanes bond_energy(const Block& units, Index slice) const;

    SpinModel model_;
    ImaginaryTime time_;
    std::vector<Pair> pairs_;
};

}  // namespace feynet
