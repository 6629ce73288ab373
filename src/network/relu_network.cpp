#include "feynet/network/relu_network.hpp"

#include "feynet/core/lane_register.hpp"
#include "feynet/network/ring_offset.hpp"
#include "running_sums.hpp"

#include <cmath>

namespace feynet {

ReluNetwork::ReluNetwork(const TimeGrid& grid)
    : PathNetwork(grid, straight_path(grid)),
      lever_(is_pinned() ? grid.n_slices() - 1 : 0),
      sag_(lever_.size()) {
    const auto n_slices = static_cast<double>(grid.n_slices());
    for (Index i = 0; i < lever_.size(); ++i) {
        const auto k = static_cast<double>(i + 1);
        lever_[i] = (n_slices - k) / n_slices;
        sag_[i] = 0.5 * grid.spacing() * k * lever_[i];
    }
}

bool ReluNetwork::is_pinned() const {
    return grid().is_ring() || grid().boundary() == Boundary::Dirichlet;
}

double ReluNetwork::log_jacobian() const {
    const double log_spacing = std::log(grid().spacing());
    const auto n_slices = static_cast<double>(grid().n_slices());
    if (is_pinned()) {
        return (n_slices - 1.0) * log_spacing - std::log(n_slices);
    }
    return n_slices * log_spacing;
}

/// The pinned path yₙ = a Σ_{k<n} (n−k) wₖ − (n/N) a Σₖ (N−k) wₖ at n = 1 … N−1, as a walk that
/// starts with the slope −Σₖ leverₖ wₖ. Its matrix is symmetric, so this is also its transpose. Two
/// nodes at a time: only the second waits for the two before.
void ReluNetwork::pinned(
    const Walk& walk, const Block& kinks, Index first_kink, Block& path, Index first_node) const {
    const Index n = grid().n_slices() - 1;
    const double spacing = grid().spacing();
    const double* const kink = kinks.data() + first_kink * lanes;
    double* const node = path.data() + first_node * lanes;
    const LaneRegister shift = load(walk.shift.data());
    LaneRegister position = load(walk.position.data());
    LaneRegister slope = load(walk.slope.data());
    const auto bend = [=](Index i) { return load(kink + i * lanes) + shift; };
    Index i = 0;
    for (; i + 1 < n; i += 2) {
        const LaneRegister first = bend(i);
        const LaneRegister second = bend(i + 1);
        store(node + i * lanes, position + spacing * slope);
        position += (2.0 * spacing) * slope + spacing * first;
        store(node + (i + 1) * lanes, position);
        slope += first + second;
    }
    if (i < n) {
        store(node + i * lanes, position + spacing * slope);
    }
}

/// The kinks wₙ = (yₙ₊₁ − 2yₙ + yₙ₋₁)/a of a path pinned to 0 at both ends: the inverse of
/// pinned().
void ReluNetwork::bend(const Block& path, Index first_node, Block& kinks, Index first_kink) const {
    const Index n_kinks = grid().n_slices() - 1;
    const double inverse_spacing = 1.0 / grid().spacing();
    Lanes previous = Lanes::Zero();
    for (Index i = 0; i < n_kinks; ++i) {
        const Lanes here = path.col(first_node + i);
        const Lanes next = i + 1 < n_kinks ? Lanes(path.col(first_node + i + 1)) : Lanes::Zero();
        kinks.col(first_kink + i) = (next - 2.0 * here + previous) * inverse_spacing;
        previous = here;
    }
}

/// xₙ = xₙ₋₁ + a Vₙ, Vₙ = Vₙ₋₁ + wₙ, from x₀ = 0 or the offset.
void ReluNetwork::walk(const Block& theta, Block& path) const {
    const Index n_offsets = theta.cols() - grid().n_slices();
    Lanes position = n_offsets == 1 ? Lanes(theta.col(0)) : Lanes::Zero();
    Lanes slope = Lanes::Zero();
    path.col(0) = position;
    for (Index n = 1; n <= grid().n_slices(); ++n) {
        slope += theta.col(n_offsets + n - 1);
        position += grid().spacing() * slope;
        path.col(n) = position;
    }
}

[[gnu::flatten]] void ReluNetwork::apply(const Block& theta, Block& path) const {
    if (grid().is_ring()) {
        // the loop from 0 to 0 has the mean −Σₖ sagₖ wₖ and is shifted by x₀
        const auto [lever, sag] = weighted_sums(
            columns_from(theta, 1), lever_.size(), factors_of(lever_), factors_of(sag_));
        const Lanes origin = theta.col(0) + sag;
        path.col(0) = origin;
        pinned({.position = origin, .slope = -lever}, theta, 1, path, 1);
    } else if (is_pinned()) {
        path.col(0).setZero();
        path.col(n_nodes() - 1).setZero();
        pinned(walk_of(theta, 0), theta, 0, path, 1);
    } else {
        walk(theta, path);
    }
}

/// The walk of a pinned path with these kinks.
ReluNetwork::Walk ReluNetwork::walk_of(const Block& kinks, Index first_kink) const {
    const auto [lever] =
        weighted_sums(columns_from(kinks, first_kink), lever_.size(), factors_of(lever_));
    return {.slope = -lever};
}

[[gnu::flatten]] void ReluNetwork::apply_transposed(const Block& g, Block& gradient) const {
    if (grid().is_ring()) {
        // the loop without its mean: all kinks are shifted
        const Index n_kinks = lever_.size();
        const auto [sum, lever] =
            weighted_sums(columns_from(g, 1), n_kinks, one, factors_of(lever_));
        const Lanes total = sum + g.col(0);
        const Lanes mean = total / static_cast<double>(n_nodes());
        gradient.col(0) = total;
        const Lanes slope = 0.5 * static_cast<double>(n_kinks) * mean - lever;
        pinned({.slope = slope, .shift = -mean}, g, 1, gradient, 1);
        return;
    }
    if (is_pinned()) {
        pinned(walk_of(g, 1), g, 1, gradient, 0);
        return;
    }
    // ∂S/∂wₖ = a Σ_{n≥k} (n−k+1) gₙ: a double suffix sum.
    const Index n_offsets = n_weights() - grid().n_slices();
    Lanes force = Lanes::Zero();
    Lanes moment = Lanes::Zero();
    for (Index n = grid().n_slices(); n >= 1; --n) {
        force += g.col(n);
        moment += force;
        gradient.col(n_offsets + n - 1) = grid().spacing() * moment;
    }
    if (n_offsets == 1) {
        gradient.col(0) = force + g.col(0);
    }
}

void ReluNetwork::solve(const Block& path, Block& theta) const {
    if (grid().is_ring()) {
        Block loop(lanes, n_nodes());
        theta.col(0) = ring_offset::solve(path, loop);
        bend(loop, 1, theta, 1);
        return;
    }
    if (is_pinned()) {
        bend(path, 1, theta, 0);
        return;
    }
    const Index n_offsets = n_weights() - grid().n_slices();
    Lanes origin = Lanes::Zero();
    if (n_offsets == 1) {
        origin = path.col(0);
        theta.col(0) = origin;
    }
    const double inverse_spacing = 1.0 / grid().spacing();
    Lanes slope = Lanes::Zero();
    for (Index n = 1; n <= grid().n_slices(); ++n) {
        const Lanes previous = n == 1 ? origin : Lanes(path.col(n - 1));
        const Lanes next_slope = (path.col(n) - previous) * inverse_spacing;
        theta.col(n_offsets + n - 1) = next_slope - slope;
        slope = next_slope;
    }
}

void ReluNetwork::solve_transposed(const Block& h, Block& g) const {
    if (grid().is_ring()) {
        bend(h, 1, g, 1);
        ring_offset::solve_transposed(h.col(0), g);
        return;
    }
    if (is_pinned()) {
        g.col(0).setZero();
        g.col(n_nodes() - 1).setZero();
        bend(h, 0, g, 1);
        return;
    }
    // gₙ = (hₙ − 2hₙ₊₁ + hₙ₊₂)/a, with h = 0 beyond the last weight.
    const Index n_offsets = n_weights() - grid().n_slices();
    const double inverse_spacing = 1.0 / grid().spacing();
    Lanes next = Lanes::Zero();
    Lanes second = Lanes::Zero();
    Lanes sum = Lanes::Zero();
    for (Index n = grid().n_slices(); n >= 1; --n) {
        const Lanes here = h.col(n_offsets + n - 1);
        const Lanes force = (here - 2.0 * next + second) * inverse_spacing;
        g.col(n) = force;
        sum += force;
        second = next;
        next = here;
    }
    g.col(0).setZero();
    if (n_offsets == 1) {
        g.col(0) = h.col(0) - sum;
    }
}

}  // namespace feynet
