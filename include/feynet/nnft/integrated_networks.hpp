#pragma once

#include "feynet/nnft/observable/n_point_functions.hpp"
#include "feynet/nnft/random_networks.hpp"

#include <Eigen/Core>

namespace feynet {

/// The same ensemble as RandomNetworks with output weights and bias integrated out: for each draw
/// of hidden units the means of products of field values,
///
///     ⟨f₁f₂|θ⟩ = C₁₂ = s² + (1/N) Σᵢ h₁h₂,
///     ⟨f₁f₂f₃f₄|θ⟩ = C₁₂C₃₄ + C₁₃C₂₄ + C₁₄C₂₃ + ((κ − 3)/N²) Σᵢ h₁h₂h₃h₄.
///
/// Their means over θ are the n-point functions, with less noise than products of field values; and
/// the noise of N G₄ᶜ, here N times a covariance of C's, does not grow with N.
///
/// Rare hidden units that carry a four-point function can be made frequent: with normals that are
/// u + μ in place of u each term has the weights w = exp(−μ·u − |μ|²/2) of the one or two hidden
/// units in it, never of all N:
///
///     C₁₂ = s² + (1/N) Σᵢ wᵢ h₁h₂,   ((κ − 3)/N²) Σᵢ → (1/N²) Σᵢ (κ wᵢ − 3 wᵢ²).
///
/// Source  own derivation: a is independent of θ, and the conditional moments are polynomials of
///         degree two in the neurons
class IntegratedNetworks {
public:
    /// @param neuron  must outlive this object
    /// @param shift   μ, one number for each normal of a neuron; empty for none
    /// @throws InvalidInput as RandomNetworks, or if μ has another length or is not finite
    IntegratedNetworks(
        const Neuron& neuron, OutputLaw law, Index width, Eigen::VectorXd shift = {});

    /// values ← the means of products given the hidden units of a stream, without a shift those of
    /// RandomNetworks::draw.                                           lanes × functions.size()
    ///
    /// @throws InvalidInput if a product has neither two nor four inputs
    void draw(
        const Stream& stream,
        const Inputs& inputs,
        const NPointFunctions& functions,
        Block& values) const;

private:
    class Sums;

    void add_part(const Stream& stream, Index first, const Inputs& inputs, Sums& sums) const;

    /// Shifts the normals of M neurons; w of each of them.                         lanes × M
    Block shift(Block& normals, Index n_neurons) const;

    const Neuron& neuron_;
    double kurtosis_;
    Index width_;
    Eigen::VectorXd shift_;
};

}  // namespace feynet
