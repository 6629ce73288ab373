#pragma once

#include "feynet/path/exact/exact_coupled.hpp"
#include "feynet/path/exact/oscillator.hpp"

#include <vector>

namespace feynet {

/// The exact answers for a quadratic potential: in its normal modes y = Rᵀx the particle is D
/// oscillators on the same lattice, ⟨xᵢ(0) xⱼ(t)⟩ = Σₖ Rᵢₖ Rⱼₖ Gₖ(t).
class ModeOscillators final : public ExactCoupled {
public:
    /// @throws InvalidInput if the potential is not quadratic
    explicit ModeOscillators(const CoupledSystem& system);

    std::string method() const override;
    double error() const override { return 1e-12; }
    Eigen::MatrixXd correlation(Index lag) const override;

    /// ½ Σᵢⱼ Aᵢⱼ ⟨xᵢ xⱼ⟩.
    double potential_energy() const override;

    /// Twice the potential energy.
    double energy() const override { return 2.0 * potential_energy(); }

    /// The sums Σₖ nₖϑₖ/a of whole numbers nₖ.
    Eigen::ArrayXd levels(Index n) const override;
    double ground_energy() const override;
    double log_partition() const override;

private:
    Eigen::MatrixXd directions_;
    Eigen::MatrixXd form_;
    std::vector<ExactOscillator> modes_;
};

}  // namespace feynet
