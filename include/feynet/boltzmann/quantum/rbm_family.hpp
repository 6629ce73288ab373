#pragma once

#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/boltzmann/quantum/spin_permutation.hpp"
#include "feynet/boltzmann/quantum/wave_function.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// Whether a machine has the weights a and b. Without them ψ(s) = ψ(−s).
enum class RbmBiases { Free, None };

/// Restricted Boltzmann machines that share their weights among the images of a group G: with
/// filters f,
///
///     θ_{f,g} = b_f + Σᵢ W_{f,i} s_{g(i)},   M = (number of filters) · |G|,
///
/// and one visible weight for each orbit of spins. The amplitudes are then invariant under the
/// group, and there are |G| times fewer parameters. The group of one element alone leaves every
/// weight free.
///
/// Parameters, in this order: a (orbits), b (filters), W (filter by filter, N each). Without biases
/// W alone: the amplitudes are then even in s, as those of a ground state of the Ising model in a
/// transverse field, and walkers need not cross from one magnetisation to the other.
///
/// Source  Carleo and Troyer, Science 355, 602 (2017), supplement
class RbmFamily final : public WaveFunction {
public:
    /// Every weight free, M hidden units.
    static RbmFamily dense(Index n_spins, Index n_hidden, RbmBiases biases = RbmBiases::Free);

    /// @param group  closed under products, the identity among them
    /// @throws InvalidInput unless each is a permutation of all spins and there is at least one
    ///         filter
    RbmFamily(
        Index n_spins,
        Index n_filters,
        std::vector<SpinPermutation> group,
        RbmBiases biases = RbmBiases::Free);

    Index n_spins() const override { return n_spins_; }
    Index n_parameters() const override { return n_biases() + n_filters_ * n_spins_; }
    Index n_hidden() const { return n_filters_ * static_cast<Index>(group_.size()); }

    /// The machine of these parameters; hidden unit f |G| + g is the image g of filter f.
    RbmWeights weights(const Eigen::VectorXcd& parameters) const;

    Eigen::VectorXcd log_amplitudes(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    Eigen::MatrixXcd log_derivatives(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    /// ∂ ln ψ(s)/∂(parameters) where tanh θ is known: Σ s of an orbit, Σ_g tanh θ_{f,g}, Σ_g
    /// s_{g(i)} tanh θ_{f,g}.
    ///
    /// @param tangents  tanh θ of all hidden units
    Eigen::VectorXcd log_derivatives(
        const Eigen::VectorXd& spins, const Eigen::VectorXcd& tangents) const;

private:
    Index n_biases() const { return biases_ == RbmBiases::Free ? n_orbits_ + n_filters_ : 0; }

    Index n_spins_;
    Index n_filters_;
    std::vector<SpinPermutation> group_;
    RbmBiases biases_;
    std::vector<Index> orbit_;  // of each spin
    Index n_orbits_;
};

}  // namespace feynet
