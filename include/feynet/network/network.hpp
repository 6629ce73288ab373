#pragma once

#include "feynet/core/block.hpp"

#include <string_view>

namespace feynet {

/// A map θ ↦ x from the weights of a network to the nodes of a path or a field: a bijection onto
/// the free nodes.
///
/// Fixed ends are written by evaluate() and ignored by pull_back() and invert().
class Network {
public:
    virtual ~Network() = default;

    virtual Index n_weights() const = 0;
    virtual Index n_nodes() const = 0;

    /// The word it has in run files.
    virtual std::string_view name() const = 0;

    /// path ← x_θ.                              theta: lanes × n_weights, path: lanes × n_nodes
    virtual void evaluate(const Block& theta, Block& path) const = 0;

    /// gradient ← Jᵀ g with J = ∂x/∂θ: the chain rule for g = ∂S/∂x.
    ///                  theta, gradient: lanes × n_weights, g: lanes × n_nodes
    virtual void pull_back(const Block& theta, const Block& g, Block& gradient) const = 0;

    /// theta ← the weights whose path is x.     path: lanes × n_nodes, theta: lanes × n_weights
    virtual void invert(const Block& path, Block& theta) const = 0;

    /// Whether x_θ = θ: the weights are the nodes themselves, all of them.
    virtual bool is_identity() const { return false; }

    /// ln |det ∂x/∂θ| over the free nodes, constant in θ.
    virtual double log_jacobian() const = 0;
};

}  // namespace feynet
