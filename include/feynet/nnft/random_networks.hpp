#pragma once

#include "feynet/core/random.hpp"
#include "feynet/nnft/neuron/neuron.hpp"
#include "feynet/nnft/output_law.hpp"

namespace feynet {

/// An ensemble of networks f(x) = s β + N^{−½} Σᵢ aᵢ h(x; θᵢ) of N neurons, drawn independently,
/// `lanes` at a time.
///
/// Memory does not grow with N: neurons are drawn in parts of 1024, each with random numbers of its
/// own.
class RandomNetworks {
public:
    static constexpr Index most_neurons = Index{1024} * max_parts;

    /// @param neuron  must outlive this object
    /// @throws InvalidInput if width < 1 or > most_neurons
    RandomNetworks(const Neuron& neuron, OutputLaw law, Index width);

    /// f ← the networks of a stream at the inputs; another trajectory gives others.   lanes × k
    void draw(const Stream& stream, const Inputs& inputs, Block& f) const;

    Index width() const { return width_; }
    OutputLaw output_law() const { return law_; }
    const Neuron& neuron() const { return neuron_; }

private:
    const Neuron& neuron_;
    OutputLaw law_;
    Index width_;
};

}  // namespace feynet
