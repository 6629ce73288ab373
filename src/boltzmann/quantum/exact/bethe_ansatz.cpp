#include "feynet/boltzmann/quantum/exact/bethe_ansatz.hpp"

#include "feynet/core/error.hpp"

#include <Eigen/LU>

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr int most_steps = 100;

/// What the equations of Bethe miss, times N.
Eigen::VectorXd misfit(const Eigen::VectorXd& rapidities, double n_spins) {
    const Index n = rapidities.size();
    Eigen::VectorXd missed(n);
    for (Index j = 0; j < n; ++j) {
        const double number = static_cast<double>(j + 1) - 0.5 * static_cast<double>(n + 1);
        const Eigen::ArrayXd phases = (rapidities(j) - rapidities.array()).atan();
        missed(j) = 2.0 * n_spins * std::atan(2.0 * rapidities(j)) -
                    2.0 * std::numbers::pi * number - 2.0 * phases.sum();
    }
    return missed;
}

Eigen::MatrixXd misfit_slopes(const Eigen::VectorXd& rapidities, double n_spins) {
    const Index n = rapidities.size();
    Eigen::MatrixXd slopes(n, n);
    for (Index j = 0; j < n; ++j) {
        const Eigen::ArrayXd kernel = 2.0 / (1.0 + (rapidities(j) - rapidities.array()).square());
        slopes.row(j) = kernel.matrix().transpose();
        slopes(j, j) += 4.0 * n_spins / (1.0 + 4.0 * rapidities(j) * rapidities(j)) - kernel.sum();
    }
    return slopes;
}

}  // namespace

BetheState heisenberg_ring_ground_state(Index n_spins) {
    require(
        n_spins >= 4 && n_spins % 2 == 0,
        "n_spins",
        "must be even and at least 4, got {}",
        n_spins);
    const double size = static_cast<double>(n_spins);
    const Index n = n_spins / 2;
    // of an infinite ring, λ = (1/π) asinh tan(2πI/N), is where Newton's method starts
    Eigen::VectorXd rapidities(n);
    for (Index j = 0; j < n; ++j) {
        const double number = static_cast<double>(j + 1) - 0.5 * static_cast<double>(n + 1);
        rapidities(j) =
            std::asinh(std::tan(2.0 * std::numbers::pi * number / size)) / std::numbers::pi;
    }
    for (int step = 0; step < most_steps; ++step) {
        const Eigen::VectorXd change =
            misfit_slopes(rapidities, size).partialPivLu().solve(misfit(rapidities, size));
        rapidities -= change;
        if (change.cwiseAbs().maxCoeff() < 1e-13 * (1.0 + rapidities.cwiseAbs().maxCoeff())) {
            break;
        }
    }
    const double sum = (rapidities.array().square() + 0.25).inverse().sum();
    return {.rapidities = rapidities, .energy = size - 2.0 * sum};
}

double infinite_heisenberg_energy() {
    return 1.0 - 4.0 * std::numbers::ln2;
}

}  // namespace feynet
