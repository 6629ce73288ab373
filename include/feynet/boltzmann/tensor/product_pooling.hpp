#pragma once

#include "feynet/boltzmann/quantum/wave_function.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// A feed-forward network that multiplies where others take the largest: each layer joins
/// neighbours in pairs,
///
///     v_p = (M_a v_a) ∘ (M_b v_b),   v_i = M_i(s_i) of a spin,   ψ(s) = c · v_root,
///
/// channel by channel, with r channels everywhere; of an odd number the last waits for the next
/// layer. It is a tree tensor network, and analytic in its weights.
///
/// Weights, in this order: M of the spins (r × 2 each, s = −1 first), M of the other nodes but the
/// root (r × r), layer by layer, column by column, and c (r).
///
/// Source  Cohen, Sharir and Shashua, COLT (2016), arXiv:1509.05009; Levine, Yakira, Cohen and
///         Shashua, arXiv:1704.01552
class ProductPooling final : public WaveFunction {
public:
    /// @throws InvalidInput for fewer than 2 spins or no channels
    ProductPooling(Index n_spins, Index n_channels);

    Index n_spins() const override { return n_spins_; }
    Index n_parameters() const override;

    /// All amplitudes equal: M of spins 1 everywhere, M between layers the identity.
    Eigen::VectorXcd plain() const override;

    Eigen::VectorXcd log_amplitudes(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    Eigen::MatrixXcd log_derivatives(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    /// The largest Schmidt rank between some of the spins and the others that the tree allows: the
    /// least product of channels over all cuts of the tree that separate the two.
    ///
    /// @throws InvalidInput for spins that are not there
    ///
    /// Source  Levine, Sharir, Cohen and Shashua, Phys. Rev. Lett. 122, 065301 (2019)
    Index rank_bound(const std::vector<Index>& part) const;

    /// The two children of a node: spins are 0 … N − 1, then come the products, the root last.
    struct Children {
        Index first = 0;
        Index second = 0;
    };
    const std::vector<Children>& products() const { return products_; }

    /// M of a node below the root: r × 2 of a spin, r × r of a product.
    Eigen::MatrixXcd matrix(const Eigen::VectorXcd& parameters, Index node) const;

    /// c.
    Eigen::VectorXcd output(const Eigen::VectorXcd& parameters) const;

private:
    struct Pass;

    Index first_weight(Index node) const;
    Pass forward(const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const;

    Index n_spins_;
    Index n_channels_;
    std::vector<Children> products_;
};

}  // namespace feynet
