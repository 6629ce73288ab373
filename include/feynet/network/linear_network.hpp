#pragma once

#include "feynet/network/network.hpp"

namespace feynet {

/// A network that is linear in its weights, x = A θ + x̄, with x̄ the path of zero weights.
///
/// A has a constant Jacobian, so every linear network samples the same path integral. Each concrete
/// map gives A, Aᵀ and their inverses as running sums or fast transforms; no operation may alias
/// its arguments.
class LinearNetwork : public Network {
public:
    /// @param offset  x̄ at all nodes, fixed ends included
    explicit LinearNetwork(const Eigen::ArrayXd& offset)
        : offset_(offset), has_offset_((offset != 0.0).any()) {}

    /// x̄ at all nodes.
    const Eigen::ArrayXd& offset() const { return offset_; }

    Index n_nodes() const final { return offset_.size(); }

    /// path ← A θ; 0 at fixed ends.             theta: lanes × n_weights, path: lanes × n_nodes
    virtual void apply(const Block& theta, Block& path) const = 0;

    /// gradient ← Aᵀ g.                         g: lanes × n_nodes, gradient: lanes × n_weights
    virtual void apply_transposed(const Block& g, Block& gradient) const = 0;

    /// theta ← A⁻¹ x of a deviation x, which is 0 at fixed ends.
    virtual void solve(const Block& path, Block& theta) const = 0;

    /// g ← A⁻ᵀ h: the covector on the free nodes that pulls back to h; 0 at fixed ends.
    virtual void solve_transposed(const Block& h, Block& g) const = 0;

    void evaluate(const Block& theta, Block& path) const final;
    void pull_back(const Block& theta, const Block& g, Block& gradient) const final;
    void invert(const Block& path, Block& theta) const final;

private:
    Eigen::ArrayXd offset_;
    bool has_offset_;
};

}  // namespace feynet
