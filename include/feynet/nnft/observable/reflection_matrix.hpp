#pragma once

#include "feynet/core/observable.hpp"
#include "feynet/nnft/neuron/neuron.hpp"
#include "feynet/statistics/vector_series.hpp"

#include <span>

namespace feynet {

/// What must be a positive matrix if a random field is to be a quantum theory:
///
///     M_ij = ⟨f(θxᵢ) f(xⱼ)⟩,   θ the reflection of x₁ (the time), all xᵢ with x₁ ≥ 0,
///
/// which for a stationary field in one dimension is G(tᵢ + tⱼ). A vector v with v·Mv < 0 would be a
/// state of negative norm.
///
/// Measured are the elements i ≥ j, row by row, symmetrised: ½ [f(θxᵢ) f(xⱼ) + f(θxⱼ) f(xᵢ)].
///
/// Source  Osterwalder & Schrader, Commun. Math. Phys. 31 (1973) 83
class ReflectionMatrix final : public Observable {
public:
    /// @param points  x₁ … x_n                                                       d × n
    /// @throws InvalidInput if there is none, or one has x₁ < 0
    explicit ReflectionMatrix(const Inputs& points);

    /// Where networks are to be drawn: the points, then their reflections.            d × 2n
    const Inputs& inputs() const { return inputs_; }

    std::string_view name() const override { return "reflection_matrix"; }
    Index size() const override { return n_points_ * (n_points_ + 1) / 2; }
    void measure(const Block& f, Block& values) const override;

    /// M of the means of its elements.                                                n × n
    Eigen::MatrixXd matrix(std::span<const double> means) const;

    /// M of the networks of a neuron, exact at every width.                           n × n
    Eigen::MatrixXd exact(const Neuron& neuron) const;

private:
    Index n_points_;
    Inputs inputs_;
};

/// Equally spaced times t_i = T (i − 1)/(n − 1), i = 1 … n, as points of one dimension.    1 × n
///
/// @throws InvalidInput if n < 2 or T is not positive
Inputs evenly_spaced_times(double longest, Index n);

/// The lowest eigenvalue λ of a measured M.
struct LowestEigenvalue {
    double plain = 0.0;  ///< of the mean of M: biased low, as noise repels eigenvalues
    double held_out = 0.0;
    double error = 0.0;  ///< of `held_out`
    Index n_blocks = 0;

    /// By how many errors `held_out` is below zero.
    double errors_below_zero() const { return -held_out / error; }
};

/// λ from blocks of networks, each in turn held out:
///
///     held_out = (1/B) Σ_b v_b·M_b v_b,   v_b the lowest eigenvector of the mean of all others.
///
/// v_b knows nothing of the noise of M_b, so that ⟨held_out⟩ = ⟨v_b·M v_b⟩ ≥ λ: noise cannot make a
/// positive matrix look negative. The excess over λ is of second order in the noise. The error is
/// that of the mean of the B numbers, which are independent but for v_b.
///
/// @throws InvalidInput as block_means(), or for fewer than two blocks
LowestEigenvalue lowest_eigenvalue(
    const ReflectionMatrix& reflection, const VectorSeries& series, Index blocks_per_chain);

/// The lowest eigenvalue of a symmetric matrix.
double lowest_eigenvalue(const Eigen::MatrixXd& matrix);

}  // namespace feynet
