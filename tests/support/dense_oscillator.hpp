#pragma once

#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/time_grid.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

namespace feynet::test {

/// The oscillator's path action as its definition says, S = ½ xᵀKx with one term per time slice,
///
///     site:      (m/2a)(xₙ − xₙ₋₁)² + (a/2) ½mω² (xₙ² + xₙ₋₁²)
///     midpoint:  (m/2a)(xₙ − xₙ₋₁)² + a ½mω² ((xₙ + xₙ₋₁)/2)²
///
/// as a dense matrix over all nodes: for reading and for testing.
class DenseOscillator {
public:
    DenseOscillator(const TimeGrid& grid, Rule rule, double mass, double frequency)
        : grid_(grid), matrix_(Eigen::MatrixXd::Zero(grid.n_nodes(), grid.n_nodes())) {
        const double kinetic = mass / grid.spacing();
        const double potential = grid.spacing() * mass * frequency * frequency;
        const double diagonal = rule == Rule::Site ? 0.5 * potential : 0.25 * potential;
        const double mixed = rule == Rule::Site ? 0.0 : 0.25 * potential;
        for (Index left = 0; left < grid.n_slices(); ++left) {
            const Index right = (left + 1) % grid.n_nodes();
            matrix_(left, left) += kinetic + diagonal;
            matrix_(right, right) += kinetic + diagonal;
            matrix_(left, right) += mixed - kinetic;
            matrix_(right, left) += mixed - kinetic;
        }
    }

    /// K over the free nodes.
    Eigen::MatrixXd precision() const {
        const Index first = grid_.first_free();
        return matrix_.block(first, first, grid_.n_free(), grid_.n_free());
    }

    /// ⟨δxᵢ δxⱼ⟩ = K⁻¹ over the free nodes.
    Eigen::MatrixXd covariance() const {
        const Index n = grid_.n_free();
        return precision().llt().solve(Eigen::MatrixXd::Identity(n, n));
    }

    /// The path of least action between the fixed ends, at all nodes.
    Eigen::VectorXd classical_path() const {
        Eigen::VectorXd path = Eigen::VectorXd::Zero(grid_.n_nodes());
        path[0] = grid_.x_initial();
        path[grid_.n_nodes() - 1] += grid_.x_final();
        const Eigen::VectorXd force = matrix_ * path;
        const Index first = grid_.first_free();
        path.segment(first, grid_.n_free()) -=
            precision().llt().solve(force.segment(first, grid_.n_free()));
        return path;
    }

private:
    TimeGrid grid_;
    Eigen::MatrixXd matrix_;
};

}  // namespace feynet::test
