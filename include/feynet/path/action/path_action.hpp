#pragma once

#include "feynet/core/local_action.hpp"
#include "feynet/path/path_system.hpp"

#include <memory>

namespace feynet {

/// The Euclidean action of a path as a function of all its nodes; fixed ends are parameters, with
/// gradient zero. Move i shifts the i-th free node alone, in O(1).
///
/// Units   ħ = 1; S is dimensionless.
class PathAction : public LocalAction {
public:
    explicit PathAction(const TimeGrid& grid) : grid_(grid) {}

    const TimeGrid& grid() const { return grid_; }
    Index dimension() const final { return grid_.n_nodes(); }
    Index n_moves() const final { return grid_.n_free(); }

    /// ΔS of shifting node n from x to x + shift between its two neighbours; a neighbour beyond an
    /// open end is not looked at.
    virtual Lanes node_delta(
        Index node,
        const Lanes& before,
        const Lanes& x,
        const Lanes& after,
        const Lanes& shift) const = 0;

    /// What one link gains when one of its two ends changes sign, S_link(x, −y) − S_link(x, y), for
    /// an even potential: twice the coupling of the signs, 2J = S_link(+−) − S_link(++).
    virtual Lanes flip_cost(const Lanes& x, const Lanes& y) const = 0;

    Lanes delta(const Block& q, Index i, const Lanes& shift) const final;
    void move(Block& q, Index i, const Lanes& shift) const final;

private:
    TimeGrid grid_;
};

/// The action of a system in its own rule.
std::unique_ptr<PathAction> make_path_action(const PathSystem& system);

}  // namespace feynet
