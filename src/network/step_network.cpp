#include "feynet/network/step_network.hpp"

#include "feynet/network/ring_offset.hpp"
#include "running_sums.hpp"

namespace feynet {
namespace {

/// Steps of a walk whose end is free; with both ends free the first "step" is the offset.
Recurrence walk(const TimeGrid& grid) {
    Eigen::ArrayXd scale = Eigen::ArrayXd::Constant(grid.n_free(), grid.spacing());
    if (grid.boundary() == Boundary::Free) {
        scale[0] = 1.0;
    }
    return {Eigen::ArrayXd::Ones(grid.n_free()), scale};
}

/// Steps of a bridge that returns to 0 after N slices: gₙ = (N−n)/(N−n+1), sₙ = a √gₙ.
Recurrence bridge(const TimeGrid& grid) {
    const Index n_slices = grid.n_slices();
    Eigen::ArrayXd gain(n_slices - 1);
    for (Index i = 0; i < n_slices - 1; ++i) {
        const double left = static_cast<double>(n_slices - 1 - i);
        gain[i] = left / (left + 1.0);
    }
    const Eigen::ArrayXd scale = grid.spacing() * gain.sqrt();
    return {gain, scale};
}

Recurrence steps_of(const TimeGrid& grid) {
    const bool ends_free =
        grid.boundary() == Boundary::HalfLine || grid.boundary() == Boundary::Free;
    return ends_free ? walk(grid) : bridge(grid);
}

}  // namespace

StepNetwork::StepNetwork(const TimeGrid& grid)
    : PathNetwork(grid, straight_path(grid)), steps_(steps_of(grid)) {}

[[gnu::flatten]] void StepNetwork::apply(const Block& theta, Block& path) const {
    if (grid().is_ring()) {
        // the loop from 0 to 0, shifted so that its mean is weight 0
        const auto n = static_cast<double>(n_nodes());
        const Lanes origin = theta.col(0) - steps_.total(theta, 1) / n;
        path.col(0) = origin;
        steps_.apply(theta, 1, path, 1, origin);
        return;
    }
    path.col(0).setZero();
    path.col(n_nodes() - 1).setZero();
    steps_.apply(theta, 0, path, grid().first_free());
}

[[gnu::flatten]] void StepNetwork::apply_transposed(const Block& g, Block& gradient) const {
    if (grid().is_ring()) {
        const Lanes sum = weighted_sums(columns_from(g, 0), n_nodes(), one).front();
        gradient.col(0) = sum;
        steps_.apply_transposed(g, 1, gradient, 1, -sum / static_cast<double>(n_nodes()));
        return;
    }
    steps_.apply_transposed(g, grid().first_free(), gradient, 0);
}

void StepNetwork::solve(const Block& path, Block& theta) const {
    if (grid().is_ring()) {
        Block loop(lanes, n_nodes());
        theta.col(0) = ring_offset::solve(path, loop);
        steps_.solve(loop, 1, theta, 1);
        return;
    }
    steps_.solve(path, grid().first_free(), theta, 0);
}

void StepNetwork::solve_transposed(const Block& h, Block& g) const {
    if (grid().is_ring()) {
        steps_.solve_transposed(h, 1, g, 1);
        ring_offset::solve_transposed(h.col(0), g);
        return;
    }
    g.col(0).setZero();
    g.col(n_nodes() - 1).setZero();
    steps_.solve_transposed(h, 0, g, grid().first_free());
}

}  // namespace feynet
