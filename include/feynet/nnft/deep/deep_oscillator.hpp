#pragma once

#include "feynet/core/random.hpp"
#include "feynet/nnft/neuron/activation.hpp"

namespace feynet {

/// Deep quantum mechanics: a unit on top of a decay network of infinite width,
///
///     y(t) = σ(x(t)),   ⟨x(0) x(t)⟩ = s² e^{−ω|t|},
///
/// x being the oscillator in its ground state (an Ornstein–Uhlenbeck process). y is no Markov
/// process, but keeps reflection positivity, for every function of a reflection positive x does.
/// With σ(x) = Σₙ fₙ Heₙ(x/s),
///
///     C(t) = ⟨y(0) y(t)⟩ − ⟨y⟩² = Σ_{n≥1} n! fₙ² e^{−nω|t|},
///
/// the operator σ(x̂) between levels of the oscillator: ω is the gap that odd σ sees, 2ω even σ.
///
/// Source  arXiv:2504.05462 (deep networks of Markov processes); C(t): own derivation (Mehler)
struct DeepOscillator {
    Activation activation = Activation::Erf;
    double variance = 0.5;   ///< s² > 0
    double frequency = 1.0;  ///< ω > 0

    /// ⟨y⟩.
    double mean() const { return mean_activation(activation, variance); }

    /// C(t), in closed form.
    double correlator(double t) const;

    /// The decay rate of C(t) for t → ∞.
    double gap() const;

    /// n! fₙ², the weight of e^{−nω|t|} in C(t); n ≥ 0.
    double level_weight(int n) const;

    /// y ← independent stretches of the process at n times a apart.
    ///
    /// @param n        the number of times; y becomes lanes × n
    /// @param spacing  a
    void draw(const RandomSource& random, double spacing, Index n, Block& y) const;
};

/// @throws InvalidInput naming what makes no sense
void check(const DeepOscillator& oscillator);

}  // namespace feynet
