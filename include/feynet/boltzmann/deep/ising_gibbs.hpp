#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/boltzmann/deep/ising_slices.hpp"

namespace feynet {

/// Block Gibbs: the hidden units are independent given the others, and the others given them.
///
/// As δτ → 0 the weights between the layers grow and lock them: on a ring of 8 at h = J = 1, σᶻσᶻ
/// is remembered for 13, 35, 104 and 390 sweeps at δτ = 0.4, 0.2, 0.1 and 0.05, where clusters take
/// 2. Short chains then have error bars that are too small.
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
