#pragma once

#include "feynet/core/block.hpp"
#include "feynet/nnft/inputs.hpp"

#include <array>

namespace feynet {

/// The random numbers of M neurons of each of `lanes` networks, those of one neuron side by side.
struct NeuronNumbers {
    Block normals;   ///< lanes × M n_normals, standard
    Block uniforms;  ///< lanes × M n_uniforms, in (0, 1)
};

/// A hidden unit of a random network: a random function h(x; θ) of the input. N independent copies
/// under random output weights, and a Gaussian bias, are the network
///
///     f(x) = s β + N^{−½} Σᵢ aᵢ h(x; θᵢ),   ⟨a⟩ = 0, ⟨a²⟩ = 1, ⟨β²⟩ = 1,
///
/// a random field of which ⟨f(x) f(y)⟩ = s² + ⟨h(x) h(y)⟩ at every width N.
class Neuron {
public:
    virtual ~Neuron() = default;

    /// d, the dimension of the inputs.
    virtual Index n_inputs() const = 0;

    /// What one neuron takes of either kind of random number.
    virtual Index n_normals() const = 0;
    virtual Index n_uniforms() const { return 0; }

    /// f ← f + Σₘ aₘ h(x; θₘ) at every input, in every lane.
    ///
    /// @param a  output weights                                                    lanes × M
    /// @param f  ↔                                                                 lanes × k
    virtual void accumulate(
        const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f) const = 0;

    /// ⟨h(x) h(y)⟩.
    virtual double two_point(const Input& x, const Input& y) const = 0;

    /// ⟨h(x₁) h(x₂) h(x₃) h(x₄)⟩ of the columns of `inputs`.
    ///
    /// @throws InvalidInput where no exact form is known
    virtual double four_point(const Inputs& inputs) const = 0;

    /// s², the variance of the network's bias.
    virtual double bias_variance() const { return 0.0; }
};

/// The infinite-width kernel ⟨f(x) f(y)⟩, exact at every width.
inline double kernel(const Neuron& neuron, const Input& x, const Input& y) {
    return neuron.bias_variance() + neuron.two_point(x, y);
}

/// N times the connected four-point function of a network of N neurons, which does not depend on N:
///
///     N G₄ᶜ = κ ⟨h₁h₂h₃h₄⟩ − (K₁₂K₃₄ + K₁₃K₂₄ + K₁₄K₂₃),   K = ⟨hh⟩, κ = ⟨a⁴⟩.
///
/// @throws InvalidInput as Neuron::four_point
/// Source  own derivation: the cumulants of a sum of N independent terms; arXiv:2008.08601
double connected_four_point(const Neuron& neuron, double kurtosis, const Inputs& inputs);

/// The sum over the three pairings of four points of the product of two-point functions.
double wick_sum(const Neuron& neuron, const Inputs& inputs);

}  // namespace feynet
