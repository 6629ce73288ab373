#pragma once

#include "feynet/nnft/deep/deep_networks.hpp"
#include "feynet/nnft/observable/n_point_functions.hpp"
#include "feynet/nnft/random_networks.hpp"
#include "feynet/study/nnft/ensemble_settings.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace feynet {

/// The random networks of one kind and width, with one hidden layer or several, and what is known
/// of them.
class EnsembleNetworks {
public:
    /// @throws InvalidInput as check_settings()
    EnsembleNetworks(const EnsembleSettings& settings, NeuronKind kind, Index width);

    NeuronKind kind() const { return kind_; }
    Index width() const { return width_; }
    bool is_deep() const { return std::holds_alternative<DeepNetworks>(networks_); }

    /// The neuron of one hidden layer.
    const Neuron& neuron() const { return *neuron_; }

    /// f ← the networks of a stream at the inputs.                                    lanes × k
    void draw(const Stream& stream, const Inputs& inputs, Block& f) const;

    /// The kernel of infinite width.
    double kernel(const Input& x, const Input& y) const;

    /// ⟨f(x) f(y)⟩: the kernel; nothing for deep networks, whose width it depends on.
    std::optional<double> two_point(const Input& x, const Input& y) const;

    /// m of ⟨f(x)²⟩ = K + m/N + O(1/N²); 0 with one hidden layer.
    double drift(const Input& x) const;

    /// N G₄ᶜ at four inputs for N → ∞, with one hidden layer at every width; nothing where it is
    /// not known.
    std::optional<double> connected(const Inputs& four) const;

    /// values ← two- and four-point products of the networks of a stream, lanes × functions.size().
    using Products = std::function<void(const Stream& stream, Block& values)>;

    /// The products at these inputs by an estimator, for one thread; four of the inputs where a
    /// product has four factors. This object must outlive it.
    Products products(
        const Inputs& inputs, const NPointFunctions& functions, ProductEstimator estimator) const;

private:
    NeuronKind kind_;
    Index width_;
    std::unique_ptr<Neuron> neuron_;  ///< of one hidden layer
    std::variant<RandomNetworks, DeepNetworks> networks_;
};

}  // namespace feynet
