#pragma once

#include "feynet/core/random.hpp"
#include "feynet/nnft/neuron/neuron.hpp"
#include "feynet/nnft/output_law.hpp"

namespace feynet {

/// An ensemble of networks f(x) = s β + N^{−½} Σᵢ aᵢ h(x; θᵢ) of N neurons, drawn independently,
/// `lanes` at a time.
///
/// Memory does not grow with N: neurons are drawn `neurons_at_once`.
class RandomNetworks {
public:
    static constexpr Index most_neurons = Index{1} << 24U;
    static constexpr Index neurons_at_once = 1024;

    /// @param neuron  must outlive this object
    /// @throws InvalidInput if width < 1 or > most_neurons
    RandomNetworks(const Neuron& neuron, OutputLaw law, Index width);

    /// f ← the networks of a stream at the inputs; another trajectory gives others.   lanes × k
    void draw(const Stream& stream, const Inputs& inputs, Block& f) const {
        draw(stream, inputs, 1, f);
    }

    /// f ← n independent draws side by side, the first of them that of draw(): what a draw costs
    /// beside its neurons is shared. Draw i has the columns from i k on.                    lanes ×
    /// k n
    void draw(const Stream& stream, const Inputs& inputs, Index n_draws, Block& f) const;

    Index width() const { return width_; }
    OutputLaw output_law() const { return law_; }
    const Neuron& neuron() const { return neuron_; }

private:
    /// Some neurons of one network, or the neurons of some networks.
    struct Part {
        NeuronNumbers numbers;
        Block a;
    };

    static constexpr Index widest_shared = neurons_at_once / columns_at_once;

    /// The n neurons from number `first` on.
    void fill(const Stream& stream, Index first, Index n, Part& part) const;

    /// f ← f + Σᵢ aᵢ h(x; θᵢ) of networks of which many share a part, or which have many parts.
    void add_narrow(const Stream& stream, const Inputs& inputs, Block& f) const;
    void add_wide(const Stream& stream, const Inputs& inputs, Block& f) const;

    const Neuron& neuron_;
    OutputLaw law_;
    Index width_;
};

}  // namespace feynet
