#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/network/path_network.hpp"

namespace feynet {

/// Metropolis moves that change one weight at a time: θᵢ → θᵢ + shift. One ΔS costs two evaluations
/// of the path, O(N), so a sweep costs O(N²).
class WeightMoves final : public LocalAction {
public:
    /// Both arguments must outlive this object.
    WeightMoves(const PathNetwork& network, const Action& path_action)
        : network_(network), path_action_(path_action) {}

    Index dimension() const override { return network_.n_weights(); }
    Index n_moves() const override { return network_.n_weights(); }
    Lanes value(const Block& theta) const override;
    void gradient(const Block& theta, Block& gradient) const override;
    Lanes delta(const Block& theta, Index i, const Lanes& shift) const override;
    void move(Block& theta, Index i, const Lanes& shift) const override;

private:
    const PathNetwork& network_;
    const Action& path_action_;
};

/// Metropolis moves that change one node of the path at a time, driven through the weights: for a
/// step network (W_k + δ/a, W_{k+1} − δ/a), for a ReLU network (w_k + δ/a, w_{k+1} − 2δ/a, w_{k+2}
/// + δ/a).
///
/// Whatever the network, equal random numbers give the same chain of paths. O(1) per move for site
/// weights, O(N) otherwise.
class NodeMoves final : public LocalAction {
public:
    /// Both arguments must outlive this object; move i of `path_action` shifts the i-th free node.
    NodeMoves(const PathNetwork& network, const LocalAction& path_action);

    Index dimension() const override { return network_.n_weights(); }
    Index n_moves() const override { return network_.n_weights(); }
    Lanes value(const Block& theta) const override;
    void gradient(const Block& theta, Block& gradient) const override;
    Lanes delta(const Block& theta, Index i, const Lanes& shift) const override;
    void move(Block& theta, Index i, const Lanes& shift) const override;

private:
    const PathNetwork& network_;
    const LocalAction& path_action_;
    bool weights_are_nodes_;
};

}  // namespace feynet
