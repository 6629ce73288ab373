#pragma once

#include "feynet/core/leap.hpp"
#include "feynet/path/action/path_action.hpp"

#include <utility>

namespace feynet {

/// The path action with the potential at the nodes,
///
///     S = Σ_links m (xₙ − xₙ₋₁)²/(2a) + a Σₙ cₙ V(xₙ),    cₙ = 1, and ½ at open ends,          (1)
///     ∂S/∂xₙ = (m/a)(2xₙ − xₙ₋₁ − xₙ₊₁) + a cₙ V'(xₙ).                                         (2)
///
/// Spectrum and expectation values err by O(a²).
///
/// Source  Creutz & Freedman, Ann. Phys. 132 (1981) 427.
template <Potential V>
class SiteAction final : public PathAction {
public:
    SiteAction(const TimeGrid& grid, double mass, V potential)
        : PathAction(grid), link_(mass / grid.spacing()), potential_(std::move(potential)) {}

    /// Eq. (1).
    Lanes value(const Block& q) const override {
        const Index n_nodes = dimension();
        Lanes kinetic = Lanes::Zero();
        Lanes potential = Lanes::Zero();
        Lanes before = q.col(grid().is_ring() ? n_nodes - 1 : 0);
        for (Index n = 0; n < n_nodes; ++n) {
            const Lanes x = q.col(n);
            const Lanes step = x - before;
            kinetic += step * step;
            potential += end_weight(n) * potential_.value(x);
            before = x;
        }
        return 0.5 * link_ * kinetic + grid().spacing() * potential;
    }

    /// Eq. (2).
    [[gnu::flatten]] void gradient(const Block& q, Block& gradient) const override {
        gradient.resize(lanes, dimension());
        for_each_force(q, [to = gradient.data()](Index n, const Lanes& /*x*/, const Lanes& force) {
            Eigen::Map<Lanes>(to + n * lanes) = force;
        });
    }

    /// In one pass: the force on a node knows its neighbours as they were.
    [[gnu::flatten]] void kick_and_drift(
        const Lanes& kick, const Lanes& drift, Block& q, Block& p) const override {
        for_each_force(q, Leap(kick, drift, q, p));
    }

    Lanes node_delta(
        Index node,
        const Lanes& before,
        const Lanes& x,
        const Lanes& after,
        const Lanes& shift) const override {
        const Index last = dimension() - 1;
        Lanes twice_bend = shift;
        twice_bend.setZero();
        if (grid().is_ring() || node > 0) {
            twice_bend += 2.0 * (x - before) + shift;
        }
        if (grid().is_ring() || node < last) {
            twice_bend += 2.0 * (x - after) + shift;
        }
        const Lanes target = x + shift;
        const Lanes potential = potential_.value(target) - potential_.value(x);
        return 0.5 * link_ * shift * twice_bend + grid().spacing() * end_weight(node) * potential;
    }

    /// 2 (m/a) x y: the potential belongs to the nodes and does not see their signs.
    Lanes flip_cost(const Lanes& x, const Lanes& y) const override { return 2.0 * link_ * x * y; }

private:
    double end_weight(Index node) const {
        return !grid().is_ring() && (node == 0 || node == dimension() - 1) ? 0.5 : 1.0;
    }

    /// ∂S/∂x at the first or the last node: `beyond` is its neighbour around the ring; an open end
    /// has one link and half the potential; a fixed end does not move.
    Lanes end_force(bool is_fixed, const Lanes& beyond, const Lanes& x, const Lanes& inside) const {
        const Lanes slope_here = grid().spacing() * slope(potential_, x);
        if (is_fixed) {
            return Lanes::Zero();
        }
        if (grid().is_ring()) {
            return link_ * ((x - beyond) - (inside - x)) + slope_here;
        }
        return link_ * (x - inside) + 0.5 * slope_here;
    }

    /// Calls act(n, xₙ, ∂S/∂xₙ) for every node. act may change node n: the forces are those of q as
    /// it was.
    template <typename Act>
    void for_each_force(const Block& q, const Act& act) const {
        const Index last = dimension() - 1;
        const bool is_pinned = grid().boundary() == Boundary::Dirichlet;
        const Lanes first_x = q.col(0);
        const Lanes last_x = q.col(last);
        const Lanes first_force = end_force(grid().first_free() == 1, last_x, first_x, q.col(1));
        const Lanes last_force = end_force(is_pinned, first_x, last_x, q.col(last - 1));
        // copies, which stores to a block cannot change
        const HeldPotential<V> potential = potential_;
        const double link = link_;
        const double a = grid().spacing();
        const double* const nodes = q.data();
        Lanes before = first_x;
        Lanes x = q.col(1);
        for (Index n = 1; n < last; ++n) {
            const Lanes after = Eigen::Map<const Lanes>(nodes + (n + 1) * lanes);
            act(n, x, link * ((x - before) - (after - x)) + a * slope(potential, x));
            before = x;
            x = after;
        }
        act(0, first_x, first_force);
        act(last, last_x, last_force);
    }

    double link_;  // m/a
    V potential_;
};

}  // namespace feynet
