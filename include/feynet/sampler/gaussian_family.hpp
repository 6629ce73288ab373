#pragma once

#include "feynet/sampler/hmc.hpp"
#include "feynet/sampler/law_family.hpp"

namespace feynet {

/// The elementary steps of Hamiltonian Monte Carlo for S_λ = G + λ (S − G), where G is the Gaussian
/// part ½ (q − q̄)ᵀM(q − q̄) that also is the metric: its motion is the exact rotation at every
/// coupling, and the kicks of the rest are scaled by λ.
struct CoupledSteps : HmcSteps {
    double coupling = 1.0;  ///< λ

    /// S_λ + ½ vᵀMv.
    Lanes energy(
        const Action& action, const GaussianPart& metric, const Block& q, const Block& v) const;

    /// v ← v − λ ε [M⁻¹ ∂S/∂q − (q − q̄)].
    void kick(
        Integrator integrator,
        const Action& action,
        const GaussianPart& metric,
        const Lanes& dt,
        const Block& q,
        Block& v) const;
};

/// The family from the Gaussian part of an action to the action itself, S_λ = G + λ (S − G), moved
/// by rotation HMC.
class GaussianFamily final : public LawFamily {
public:
    /// `action` and `gaussian` must outlive the family.
    /// @param settings  of the rotation at every coupling; its integrator is not looked at
    /// @throws InvalidInput as check() of HmcSettings does
    GaussianFamily(const Action& action, const GaussianPart& gaussian, HmcSettings settings);

    Index dimension() const override { return gaussian_.dimension(); }
    void draw(const RandomSource& random, Block& q) const override;
    Lanes rest(const Block& q) const override;
    Transition move(double coupling, Block& q, const RandomSource& random) const override;

private:
    const Action& action_;
    const GaussianPart& gaussian_;
    HmcSettings settings_;
};

}  // namespace feynet
