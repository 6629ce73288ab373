#pragma once

#include "feynet/core/split_action.hpp"
#include "feynet/sampler/hmc.hpp"

namespace feynet {

/// Hamiltonian Monte Carlo with the Gaussian part as an exact rotation, for actions that know their
/// rest: what Hmc does with Integrator::Rotation and unit masses, in fewer passes over memory.
///
/// Where R = 0 nothing kicks, and a quarter turn draws an independent configuration. ΔH is computed
/// from the change of R and the work of the kicks, which loses fewer digits than a difference of
/// energies.
class RotationHmc final : public Sampler {
public:
    /// `action` must outlive the sampler.
    /// @param settings  its integrator must be the rotation
    /// @throws InvalidInput as check() does
    RotationHmc(const SplitAction& action, const HmcSettings& settings);

    Transition step(Block& q, const RandomSource& random) const override;
    Transition relax(Block& q, const RandomSource& random, double stride) const override;

private:
    Lanes follow(const Lanes& dt, const Block& q, Block& v, Block& end) const;

    template <typename Accept>
    Transition advance(Block& q, const RandomSource& random, double stride, Accept accept) const;

    const SplitAction& action_;
    HmcSettings settings_;
    Strokes strokes_{};
};

}  // namespace feynet
