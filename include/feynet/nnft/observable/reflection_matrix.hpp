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
    double bound = 0.0;  ///< v·Mv with v and M from different networks: ⟨bound⟩ ≥ λ
    double error = 0.0;  ///< of `bound`
    Index n_blocks = 0;  ///< of networks, half of them for v

    /// By how many errors the bound is below zero.
    double errors_below_zero() const { return -bound / error; }
};

/// λ from blocks of networks, of which every other one chooses a vector and the rest judge it:
///
///     bound = (2/B) Σ_{b even} v·M_b v,   v the lowest eigenvector of the mean of the odd blocks.
///
/// v knows nothing of the noise of the M_b, so that ⟨bound⟩ = ⟨v·Mv⟩ ≥ λ: noise cannot make a
/// positive matrix look negative, and the error, that of a mean of independent numbers, is right.
/// The excess over λ is of second order in the noise. (Each block judged by the vector of all
/// others would use the networks twice, but where eigenvalues are close its error is up to half too
/// small.)
///
/// @throws InvalidInput as block_means(), or for fewer than four blocks
LowestEigenvalue lowest_eigenvalue(
    const ReflectionMatrix& reflection, const VectorSeries& series, Index blocks_per_chain);

/// The lowest eigenvalue of a symmetric matrix.
double lowest_eigenvalue(const Eigen::MatrixXd& matrix);

}  // namespace feynet
