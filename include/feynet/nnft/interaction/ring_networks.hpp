#pragma once

#include "feynet/core/random.hpp"
#include "feynet/nnft/interaction/lane_wave.hpp"
#include "feynet/nnft/interaction/oscillator_ring.hpp"
#include "feynet/nnft/output_law.hpp"

#include <vector>

namespace feynet {

/// The networks of N cosine neurons on a ring,
///
///     φ(t) = √(2 G₀/N) Σᵢ aᵢ cos(2π kᵢ t/n + cᵢ),   P(k) = 1/(n G₀ λ_k), c uniform, G₀ = ⟨x²⟩,
///
/// whose two-point function is that of the lattice oscillator at every width.
///
/// θ has three columns for each neuron: k (a whole number), c, a.                   lanes × 3N
///
/// Source  arXiv:2604.27050 for momenta with the weight of the propagator; on a lattice exact
class RingNetworks {
public:
    /// @throws InvalidInput as check(ring), or if width < 1
    RingNetworks(const OscillatorRing& ring, OutputLaw law, Index width);

    Index width() const { return width_; }
    Index n_weights() const { return 3 * width_; }
    const OscillatorRing& ring() const { return ring_; }

    /// θ ← independent draws of the prior of M neurons.                            lanes × 3M
    void draw(const RandomSource& random, Index n_neurons, Block& theta) const;

    /// φ ← the field of all neurons.                                               lanes × n
    void evaluate(const Block& theta, Block& field) const;

    /// What one neuron of θ contributes to the field, slice by slice.
    LaneWave wave(const Block& theta, Index neuron) const;

    /// field ← field + sign × what one neuron of θ contributes.
    void add_neuron(const Block& theta, Index neuron, double sign, Block& field) const;

    /// change ← what the field gains when one neuron of θ is replaced by that of `offered`.
    void change_of(const Block& theta, const Block& offered, Index neuron, Block& change) const;

    /// gradient ← Σₜ gₜ ∂φₜ/∂cᵢ for each neuron.                                      lanes × N
    void pull_back_to_phases(const Block& theta, const Block& g, Block& gradient) const;

private:
    /// k of the quantile u of P.
    Index momentum(double u) const;

    OscillatorRing ring_;
    OutputLaw law_;
    Index width_;
    double scale_;                    ///< √(2 G₀/N)
    std::vector<double> cumulative_;  ///< P(k' ≤ k)
    std::vector<Index> guide_;        ///< k of the quantiles 0, 1/n, 2/n …
    std::vector<double> cosine_;      ///< cos 2πj/n
    std::vector<double> sine_;
};

}  // namespace feynet
