#pragma once

#include "feynet/path/exact/exact_coupled.hpp"

namespace feynet {

/// The exact answers for any confining potential of two coordinates: the transfer matrix of the
/// site rule between the product states |n₁ n₂⟩ of the two nearest oscillators,
///
///     T = e^{−aV/2} (k₁ ⊗ k₂) e^{−aV/2},    kᵢ = e^{−a pᵢ²/2m},    n₁ + n₂ ≤ Q.
///
/// The kinetic part is exact on each axis whatever the spacing and is never multiplied out;
/// e^{−aV/2} is a quadrature over a product grid, one axis after the other. Q grows until ln Z,
/// ⟨xᵢxⱼ⟩ and the gap change no more.
///
/// Immutable once made. Making it costs O(M³) for M = (Q + 1)(Q + 2)/2 states, a correlation O(M²).
/// Units   ħ = 1.
class PlaneTransfer final : public ExactCoupled {
public:
    /// @throws InvalidInput if there are not two coordinates, or the answers do not settle to 1e-5
    explicit PlaneTransfer(const CoupledSystem& system);

    std::string method() const override;

    /// The sum of the relative changes of ln Z, ⟨xᵢxⱼ⟩, the energy and the gap when Q grew last.
    double error() const override { return error_; }

    Eigen::MatrixXd correlation(Index lag) const override;
    double potential_energy() const override { return potential_energy_; }
    double energy() const override { return energy_; }

    /// NaN where λᵢ/λ₀ < 1e-9.
    Eigen::ArrayXd levels(Index n) const override;
    double ground_energy() const override { return -log_largest_ / spacing_; }
    double log_partition() const override;

    /// The number M of states.
    Index n_states() const { return ratios_.size(); }

private:
    struct Probes;

    void solve(const CoupledSystem& system, Index highest);
    Probes probes() const;

    double spacing_;
    Index n_slices_;
    Eigen::MatrixXd directions_;  // R
    double log_largest_ = 0.0;    // ln λ₀
    Eigen::ArrayXd ratios_;       // λᵢ/λ₀, falling
    Eigen::MatrixXd first_;       // y₁ = (Rᵀx)₁ between the eigenvectors
    Eigen::MatrixXd second_;      // y₂
    double potential_energy_ = 0.0;
    double energy_ = 0.0;
    double error_ = 0.0;
};

}  // namespace feynet
