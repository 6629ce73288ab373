#pragma once

#include "feynet/boltzmann/quantum/spin_permutation.hpp"
#include "feynet/boltzmann/quantum/wave_function.hpp"

namespace feynet {

/// A wave function as a feed-forward network with one hidden layer and two real outputs, modulus
/// and phase,
///
///     ψ(s) = exp(u₁ + i u₂),   uₖ = Σ_f c_{kf} Σ_g tanh θ_{f,g},   θ_{f,g} = b_f + Σᵢ W_{f,i}
///     s_{g(i)},
///
/// with filters f and their images under a group of symmetries. All weights are real: ln ψ is not
/// analytic in them.
///
/// Weights, in this order: c₁ (filters), c₂ (filters), b (filters), W (filter by filter, N each).
///
/// Source  Saito, J. Phys. Soc. Jpn. 86, 093001 (2017); Saito and Kato, ibid. 87, 014001 (2018)
class FeedForwardState final : public WaveFunction {
public:
    /// @param group  closed under products, the identity among them
    /// @throws InvalidInput unless each is a permutation of all spins and there is a filter
    FeedForwardState(Index n_spins, Index n_filters, std::vector<SpinPermutation> group);

    Index n_spins() const override { return n_spins_; }
    Index n_parameters() const override { return n_filters_ * (3 + n_spins_); }
    bool is_analytic() const override { return false; }

    Eigen::VectorXcd log_amplitudes(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    Eigen::MatrixXcd log_derivatives(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

private:
    struct Layer {
        Eigen::VectorXcd output;  // c₁ + i c₂
        Eigen::VectorXd bias;
        Eigen::MatrixXd filters;  // N × filters
    };

    Layer layer(const Eigen::VectorXcd& parameters) const;
    Eigen::MatrixXd units(const Layer& layer, const Eigen::MatrixXd& images) const;

    Index n_spins_;
    Index n_filters_;
    std::vector<SpinPermutation> group_;
};

}  // namespace feynet
