#pragma once

#include "feynet/nnft/neuron/neuron.hpp"

namespace feynet {

/// Kicks at random times c, uniform in a window of time, each forgotten at a rate Ω.
struct KickPrior {
    double rate = 0.0;      ///< Ω ≥ 0; 0 is the step network
    double mass = 1.0;      ///< m > 0
    double start = 0.0;     ///< t₀
    double duration = 1.0;  ///< T > 0
};

/// @throws InvalidInput naming what makes no sense
void check(const KickPrior& prior);

/// The neuron of step and decay nets, shot noise in one dimension:
///
///     h(t) = √(T/m) θ(t − c) e^{−Ω(t − c)},   c uniform in (t₀, t₀ + T).
///
/// Within the window the field is at every width as correlated as an oscillator of frequency Ω that
/// relaxes from x(t₀) = 0,
///
///     ⟨h(s) h(t)⟩ = (e^{−Ω|s − t|} − e^{−Ω(s + t − 2t₀)})/(2mΩ),
///
/// which long after t₀ is the oscillator in its ground state, and for Ω = 0 a Brownian path,
/// (min(s, t) − t₀)/m. For N → ∞ it is that path, continuous at last. With four times,
///
///     ⟨hhhh⟩ = (T/m²) (e^{−Ω(Σt − 4 min t)} − e^{−Ω(Σt − 4t₀)})/(4Ω).
///
/// Source  own derivation (Campbell's theorem for the number of kicks fixed)
class DecayNeuron final : public Neuron {
public:
    /// @throws InvalidInput as check(prior)
    explicit DecayNeuron(const KickPrior& prior);

    Index n_inputs() const override { return 1; }
    Index n_normals() const override { return 0; }
    Index n_uniforms() const override { return 1; }

    void accumulate(const Inputs& inputs, const NeuronNumbers& numbers, const Block& a, Block& f)
        const override;
    double two_point(const Input& x, const Input& y) const override;
    double four_point(const Inputs& inputs) const override;

    const KickPrior& prior() const { return prior_; }

private:
    /// ⟨h(t₁) … h(t_n)⟩ for n times that add up to `sum`.
    double mean_product(int n, double sum, double earliest) const;

    KickPrior prior_;
};

}  // namespace feynet
