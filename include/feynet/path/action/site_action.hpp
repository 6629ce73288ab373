#pragma once

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
    void gradient(const Block& q, Block& gradient) const override {
        const Index last = dimension() - 1;
        const double a = grid().spacing();
        gradient.resize(lanes, dimension());
        Lanes before = q.col(last);
        Lanes x = q.col(0);
        const Lanes first = x;
        for (Index n = 0; n < last; ++n) {
            const Lanes after = q.col(n + 1);
            gradient.col(n) = link_ * ((x - before) - (after - x)) + a * slope(potential_, x);
            before = x;
            x = after;
        }
        gradient.col(last) = link_ * ((x - before) - (first - x)) + a * slope(potential_, x);
        if (!grid().is_ring()) {
            correct_ends(q, gradient);
        }
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

    /// Open ends have one link and half the potential; fixed ends do not move.
    void correct_ends(const Block& q, Block& gradient) const {
        const Index last = dimension() - 1;
        const double half = 0.5 * grid().spacing();
        const Lanes first_x = q.col(0);
        const Lanes last_x = q.col(last);
        gradient.col(0) = link_ * (first_x - q.col(1)) + half * slope(potential_, first_x);
        gradient.col(last) = link_ * (last_x - q.col(last - 1)) + half * slope(potential_, last_x);
        if (grid().first_free() == 1) {
            gradient.col(0).setZero();
        }
        if (grid().boundary() == Boundary::Dirichlet) {
            gradient.col(last).setZero();
        }
    }

    double link_;  // m/a
    V potential_;
};

}  // namespace feynet
