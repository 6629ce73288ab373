#pragma once

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
    void gradient(const Block& q, Block& gradient) const override {
        const Index last = dimension() - 1;
        gradient.resize(lanes, dimension());
        gradient.col(0).setZero();
        for (Index n = 1; n <= last; ++n) {
            const LinkForce force = link_force(q.col(n - 1), q.col(n));
            gradient.col(n - 1) += force.on_first;
            gradient.col(n) = force.on_second;
        }
        if (grid().is_ring()) {
            const LinkForce force = link_force(q.col(last), q.col(0));
            gradient.col(last) += force.on_first;
            gradient.col(0) += force.on_second;
        }
        if (grid().first_free() == 1) {
            gradient.col(0).setZero();
        }
        if (grid().boundary() == Boundary::Dirichlet) {
            gradient.col(last).setZero();
        }
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
        Lanes on_first;
        Lanes on_second;
    };

    Lanes link_value(const Lanes& first, const Lanes& second) const {
        const Lanes step = second - first;
        const Lanes midpoint = 0.5 * (first + second);
        return 0.5 * link_ * (step * step) + grid().spacing() * potential_.value(midpoint);
    }

    LinkForce link_force(const Lanes& first, const Lanes& second) const {
        const Lanes kinetic = link_ * (second - first);
        const Lanes midpoint = 0.5 * (first + second);
        const Lanes potential = 0.5 * grid().spacing() * slope(potential_, midpoint);
        return {potential - kinetic, potential + kinetic};
    }

    double link_;  // m/a
    V potential_;
};

}  // namespace feynet
