#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/boltzmann/deep/ising_slices.hpp"

namespace feynet {

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

}  // namespace feynet
