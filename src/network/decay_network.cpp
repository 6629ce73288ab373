#include "feynet/network/decay_network.hpp"

#include "feynet/core/diagonal_gaussian.hpp"
#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// gₙ of eq. (1): how much of the deviation at node n−1 is left at node n.
double gain_at(const TimeGrid& grid, const LatticeOscillator& oscillator, Index node) {
    const Index left = grid.n_slices() - node;
    return grid.boundary() == Boundary::Dirichlet ? sinh_ratio(left, left + 1, oscillator.theta)
                                                  : cosh_ratio(left, left + 1, oscillator.theta);
}

Recurrence open_recurrence(const TimeGrid& grid, const LatticeOscillator& oscillator) {
    if (grid.is_ring()) {
        return {Eigen::ArrayXd(), Eigen::ArrayXd()};
    }
    Eigen::ArrayXd gain(grid.n_free());
    Eigen::ArrayXd scale(grid.n_free());
    for (Index i = 0; i < grid.n_free(); ++i) {
        const Index node = grid.first_free() + i;
        if (node == 0) {
            const double n_theta = static_cast<double>(grid.n_slices()) * oscillator.theta;
            gain[i] = 0.0;
            scale[i] = std::sqrt(oscillator.amplitude / std::tanh(n_theta));
        } else {
            gain[i] = gain_at(grid, oscillator, node);
            scale[i] = std::sqrt(oscillator.free_variance * gain[i]);
        }
    }
    return {gain, scale};
}

CyclicRecurrence ring_recurrence(const TimeGrid& grid, const LatticeOscillator& oscillator) {
    const double gain = std::exp(-oscillator.theta);
    // (P/2)(1 − ρ²) = P sinh ϑ · ρ
    return {grid.n_slices(), gain, std::sqrt(oscillator.free_variance * gain)};
}

LatticeOscillator checked(const TimeGrid& grid, Rule rule, double mass, double frequency) {
    const LatticeOscillator oscillator(rule, mass, frequency, grid.spacing());
    const bool has_zero_mode = grid.is_ring() || grid.boundary() == Boundary::Free;
    require(
        frequency > 0.0 || !has_zero_mode,
        "frequency",
        "must be positive for decay weights with the boundary {}, where x has a zero mode",
        word(grid.boundary()));
    return oscillator;
}

}  // namespace

Eigen::ArrayXd classical_path(const TimeGrid& grid, const LatticeOscillator& oscillator) {
    const Index n_slices = grid.n_slices();
    Eigen::ArrayXd path = Eigen::ArrayXd::Zero(grid.n_nodes());
    if (grid.boundary() == Boundary::Dirichlet) {
        for (Index n = 0; n <= n_slices; ++n) {
            path[n] = grid.x_initial() * sinh_ratio(n_slices - n, n_slices, oscillator.theta) +
                      grid.x_final() * sinh_ratio(n, n_slices, oscillator.theta);
        }
    } else if (grid.boundary() == Boundary::HalfLine) {
        for (Index n = 0; n <= n_slices; ++n) {
            path[n] = grid.x_initial() * cosh_ratio(n_slices - n, n_slices, oscillator.theta);
        }
    }
    return path;
}

DecayNetwork::DecayNetwork(const TimeGrid& grid, Rule rule, double mass, double frequency)
    : PathNetwork(grid, classical_path(grid, checked(grid, rule, mass, frequency))),
      rule_(rule),
      mass_(mass),
      frequency_(frequency),
      open_(open_recurrence(grid, LatticeOscillator(rule, mass, frequency, grid.spacing()))),
      ring_(ring_recurrence(grid, LatticeOscillator(rule, mass, frequency, grid.spacing()))) {}

Eigen::ArrayXd DecayNetwork::gain() const {
    return grid().is_ring() ? Eigen::ArrayXd(Eigen::ArrayXd::Constant(n_weights(), ring_.gain()))
                            : open_.gain();
}

Eigen::ArrayXd DecayNetwork::scale() const {
    return grid().is_ring() ? Eigen::ArrayXd(Eigen::ArrayXd::Constant(n_weights(), ring_.scale()))
                            : open_.scale();
}

std::unique_ptr<GaussianPart> DecayNetwork::oscillator_part(
    Rule rule, double mass, double frequency) const {
    if (rule == rule_ && mass == mass_ && frequency == frequency_) {
        return std::make_unique<DiagonalGaussian>(n_weights());
    }
    return PathNetwork::oscillator_part(rule, mass, frequency);
}

double DecayNetwork::log_jacobian() const {
    return grid().is_ring() ? ring_.log_determinant() : open_.log_determinant();
}

void DecayNetwork::apply(const Block& theta, Block& path) const {
    if (grid().is_ring()) {
        ring_.apply(theta, path);
        return;
    }
    path.col(0).setZero();
    path.col(n_nodes() - 1).setZero();
    open_.apply(theta, 0, path, grid().first_free());
}

void DecayNetwork::apply_transposed(const Block& g, Block& gradient) const {
    if (grid().is_ring()) {
        ring_.apply_transposed(g, gradient);
        return;
    }
    open_.apply_transposed(g, grid().first_free(), gradient, 0);
}

void DecayNetwork::solve(const Block& path, Block& theta) const {
    if (grid().is_ring()) {
        ring_.solve(path, theta);
        return;
    }
    open_.solve(path, grid().first_free(), theta, 0);
}

void DecayNetwork::solve_transposed(const Block& h, Block& g) const {
    if (grid().is_ring()) {
        ring_.solve_transposed(h, g);
        return;
    }
    g.col(0).setZero();
    g.col(n_nodes() - 1).setZero();
    open_.solve_transposed(h, 0, g, grid().first_free());
}

}  // namespace feynet
