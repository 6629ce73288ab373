#pragma once

#include "feynet/boltzmann/quantum/wave_function.hpp"
#include "feynet/boltzmann/tensor/matrix_product_state.hpp"

namespace feynet {

/// Whether every spin of a matrix product state has its own matrices.
enum class SiteMatrices { Shared, Own };

/// Matrix product states of a ring, with D × D matrices as weights: all the same, which makes the
/// state invariant under translations with 2D² weights, or 2ND² of them.
///
/// Weights, in this order: spin by spin (once if shared), A(−1) then A(+1), column by column.
///
/// Source  Verstraete, Porras and Cirac, Phys. Rev. Lett. 93, 227205 (2004)
class MatrixProductFamily final : public WaveFunction {
public:
    /// @throws InvalidInput for no spins or no bond dimension
    MatrixProductFamily(Index n_spins, Index bond_dimension, SiteMatrices matrices);

    Index n_spins() const override { return n_spins_; }
    Index n_parameters() const override { return n_sites_ * 2 * dimension_ * dimension_; }

    /// Matrices with a single 1 in the corner: all amplitudes equal.
    Eigen::VectorXcd plain() const override;

    /// The state with these weights.
    MatrixProductState state(const Eigen::VectorXcd& parameters) const;

    Eigen::VectorXcd log_amplitudes(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

    Eigen::MatrixXcd log_derivatives(
        const Eigen::VectorXcd& parameters, const Eigen::MatrixXd& spins) const override;

private:
    Index n_spins_;
    Index dimension_;
    Index n_sites_;  // with matrices of their own
};

}  // namespace feynet
