#pragma once

#include "feynet/core/leap.hpp"
#include "feynet/path/action/path_action.hpp"

#include <utility>

namespace feynet {

/// The path action with the potential at the midpoints x̄ₙ = (xₙ + xₙ₋₁)/2 of its links,
///
///     S = Σ_links { m (xₙ − xₙ₋₁)²/(2a) + a V(x̄ₙ) },                                          (1)
///     ∂S/∂xₙ = (m/a)(2xₙ − xₙ₋₁ − xₙ₊₁) + (a/2)[V'(x̄ₙ) + V'(x̄ₙ₊₁)].                            (2)
///
/// Exact in the amplitude of the oscillator, O(a) for an interacting particle: it equals the site
/// rule with V − (a/8m) V'' up to O(a²).
///
/// Source  arXiv:2403.11420.
template <Potential V>
class MidpointAction final : public PathAction {
public:
    MidpointAction(const TimeGrid& grid, double mass, V potential)
        : PathAction(grid), link_(mass / grid.spacing()), potential_(std::move(potential)) {}

    /// Eq. (1).
    Lanes value(const Block& q) const override {
        Lanes sum = Lanes::Zero();
        for (Index n = 1; n < dimension(); ++n) {
            sum += link_value(q.col(n - 1), q.col(n));
        }
        if (grid().is_ring()) {
            sum += link_value(q.col(dimension() - 1), q.col(0));
        }
        return sum;
    }

    /// Eq. (2).
    [[gnu::flatten]] void gradient(const Block& q, Block& gradient) const override {
        gradient.resize(lanes, dimension());
        for_each_force(q, [to = gradient.data()](Index n, const Lanes& /*x*/, const Lanes& force) {
            Eigen::Map<Lanes>(to + n * lanes) = force;
        });
    }

    /// In one pass: the force of a link knows both its nodes as they were.
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
        Lanes sum = Lanes::Zero();
        const Lanes target = x + shift;
        if (grid().is_ring() || node > 0) {
            sum += link_value(before, target) - link_value(before, x);
        }
        if (grid().is_ring() || node < dimension() - 1) {
            sum += link_value(target, after) - link_value(x, after);
        }
        return sum;
    }

    /// 2 (m/a) x y + a [V((x − y)/2) − V((x + y)/2)]: negative for nodes of one sign far out on the
    /// walls, whose midpoint had better be near 0.
    Lanes flip_cost(const Lanes& x, const Lanes& y) const override {
        return link_value(x, -y) - link_value(x, y);
    }

private:
    struct LinkForce {
        Lanes on_first = Lanes::Zero();
        Lanes on_second = Lanes::Zero();
    };

    Lanes link_value(const Lanes& first, const Lanes& second) const {
        const Lanes step = second - first;
        const Lanes midpoint = 0.5 * (first + second);
        return 0.5 * link_ * (step * step) + grid().spacing() * potential_.value(midpoint);
    }

    static LinkForce link_force(
        double stiffness,
        double half_spacing,
        const V& v,
        const Lanes& first,
        const Lanes& second) {
        const Lanes kinetic = stiffness * (second - first);
        const Lanes midpoint = 0.5 * (first + second);
        const Lanes potential = half_spacing * slope(v, midpoint);
        return {potential - kinetic, potential + kinetic};
    }

    /// Calls act(n, xₙ, ∂S/∂xₙ) for every node. act may change node n: the forces are those of q as
    /// it was.
    template <typename Act>
    void for_each_force(const Block& q, const Act& act) const {
        const Index last = dimension() - 1;
        // copies, which stores to a block cannot change
        const HeldPotential<V> potential = potential_;
        const double stiffness = link_;
        const double half = 0.5 * grid().spacing();
        const auto force_between = [&](const Lanes& first, const Lanes& second) {
            return link_force(stiffness, half, potential, first, second);
        };
        const double* const nodes = q.data();
        const Lanes first_x = q.col(0);
        const LinkForce around =
            grid().is_ring() ? force_between(q.col(last), first_x) : LinkForce{};
        Lanes x = q.col(1);
        LinkForce link = force_between(first_x, x);
        const Lanes first_force = around.on_second + link.on_first;
        for (Index n = 1; n < last; ++n) {
            const Lanes after = Eigen::Map<const Lanes>(nodes + (n + 1) * lanes);
            const LinkForce next = force_between(x, after);
            act(n, x, link.on_second + next.on_first);
            x = after;
            link = next;
        }
        const bool is_pinned = grid().boundary() == Boundary::Dirichlet;
        const Lanes fixed = Lanes::Zero();
        act(0, first_x, grid().first_free() == 1 ? fixed : first_force);
        act(last, x, is_pinned ? fixed : Lanes(link.on_second + around.on_first));
    }

    double link_;  // m/a
    V potential_;
};

}  // namespace feynet
