#pragma once

#include "feynet/boltzmann/quantum/spin_permutation.hpp"
#include "feynet/boltzmann/quantum/wave_function.hpp"

namespace feynet {

/// Jastrow's wave function, a product over pairs of spins,
///
///     ln ψ(s) = Σᵢ aᵢ sᵢ + Σ_{i<j} Jᵢⱼ sᵢ sⱼ,
///
/// one weight for each orbit of spins and of pairs under a group of symmetries.
///
/// Weights, in this order: a (orbits of spins), J (orbits of pairs).
///
/// Source  Jastrow, Phys. Rev. 98, 1479 (1955); of spins: Manousakis, Rev. Mod. Phys. 63, 1 (1991)
class Jastrow final : public WaveFunction {
public:
    /// @param group  closed under products, the identity among them
    /// @throws InvalidInput unless each is a permutation of all spins
    Jastrow(Index n_spins, const std::vector<SpinPermutation>& group);

    Index n_spins() const override { return n_spins_; }
    Index n_parameters() const override { return n_parameters_; }

    Eigen::VectorXcd log_amplitudes(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    Eigen::MatrixXcd log_derivatives(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

private:
    Eigen::MatrixXd features(const Eigen::MatrixXd& spins) const;

    Index n_spins_;
    Index n_parameters_ = 0;
    std::vector<Index> orbit_;  // of each spin
    Eigen::MatrixXi pair_;      // weight of the pair i < j
};

}  // namespace feynet
