#include "feynet/path/realtime/real_time_kernel.hpp"

#include "feynet/core/error.hpp"
#include "feynet/network/cosine_network.hpp"
#include "feynet/network/site_network.hpp"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace feynet {
namespace {

constexpr Index most_slices = 2048;

/// What the Gaussian integral needs of ½ θᵀHθ + bᵀθ.
struct QuadraticForm {
    double log_determinant = 0.0;  ///< ln |det H|
    Index n_negative = 0;          ///< negative eigenvalues of H
    double force_square = 0.0;     ///< bᵀH⁻¹b
};

/// H = diag(stiffness).
QuadraticForm diagonal_form(const Eigen::ArrayXd& stiffness, const Eigen::ArrayXd& force) {
    return {
        .log_determinant = stiffness.abs().log().sum(),
        .n_negative = (stiffness < 0.0).count(),
        .force_square = (force.square() / stiffness).sum()};
}

/// H = tridiag(coupling, diagonal, coupling) by LDLᵀ; where a pivot d is small, the next two rows
/// are one indefinite pivot ((d, coupling), (coupling, diagonal)).
///
/// Source  Bunch & Kaufman, Math. Comp. 31 (1977) 163 (pivots of order 1 and 2).
QuadraticForm tridiagonal_form(double diagonal, double coupling, const Eigen::ArrayXd& force) {
    const double square = coupling * coupling;
    const double small = 0.618 * square / std::max(std::abs(diagonal), std::abs(coupling));
    QuadraticForm form;
    double pivot = diagonal;
    double b = force[0];
    for (Index i = 0; i < force.size();) {
        const bool is_last = i + 1 == force.size();
        const double next = is_last ? 0.0 : force[i + 1];
        if (is_last || std::abs(pivot) >= small) {
            form.log_determinant += std::log(std::abs(pivot));
            form.n_negative += pivot < 0.0 ? 1 : 0;
            form.force_square += b * b / pivot;
            b = next - coupling * b / pivot;
            pivot = diagonal - square / pivot;
            i += 1;
            continue;
        }
        const double determinant = pivot * diagonal - square;
        const double solved = (pivot * next - coupling * b) / determinant;
        form.log_determinant += std::log(-determinant);
        form.n_negative += 1;
        form.force_square += b * (diagonal * b - coupling * next) / determinant + next * solved;
        b = i + 2 < force.size() ? force[i + 2] - coupling * solved : 0.0;
        pivot = diagonal - square * pivot / determinant;
        i += 2;
    }
    return form;
}

/// H = AᵀKA, `lanes` columns at a time.
Eigen::MatrixXd hessian(const RealTimeOscillator& oscillator, const PathNetwork& network) {
    const Index n = network.n_weights();
    Eigen::MatrixXd matrix(n, n);
    Block path(lanes, network.n_nodes());
    Block force(lanes, network.n_nodes());
    Block columns(lanes, n);
    for (Index first = 0; first < n; first += lanes) {
        const Index count = std::min<Index>(lanes, n - first);
        Block theta = Block::Zero(lanes, n);
        for (Index lane = 0; lane < count; ++lane) {
            theta(lane, first + lane) = 1.0;
        }
        network.apply(theta, path);
        oscillator.gradient(path, force);
        network.apply_transposed(force, columns);
        matrix.middleCols(first, count) = columns.matrix().topRows(count).transpose();
    }
    return 0.5 * (matrix + matrix.transpose());
}

/// x̄, the path of zero weights, in every lane.
Block zero_path(const PathNetwork& network) {
    Block path;
    network.evaluate(Block::Zero(lanes, network.n_weights()), path);
    return path;
}

/// b = AᵀK x̄.
Eigen::ArrayXd force_at_zero(const RealTimeOscillator& oscillator, const PathNetwork& network) {
    Block force;
    oscillator.gradient(zero_path(network), force);
    Block b(lanes, network.n_weights());
    network.apply_transposed(force, b);
    return b.row(0).transpose();
}

RealTimeKernel integrate(
    const RealTimeOscillator& oscillator, const PathNetwork& network, const QuadraticForm& form) {
    require(
        std::isfinite(form.log_determinant) && std::isfinite(form.force_square),
        "duration",
        "must not lie on a caustic, where the Hessian of the weights is singular");
    const auto n = static_cast<double>(network.n_weights());
    const double hbar = oscillator.hbar();
    RealTimeKernel kernel;
    kernel.morse_index = form.n_negative;
    kernel.log_determinant = form.log_determinant;
    kernel.classical_action = oscillator.action(zero_path(network))[0] - 0.5 * form.force_square;
    kernel.amplitude.log_modulus = oscillator.log_measure() + network.log_jacobian() +
                                   0.5 * n * std::log(2.0 * std::numbers::pi * hbar) -
                                   0.5 * kernel.log_determinant;
    // i^{−N/2} from the measure and i^{(N−1)/2} from the weights
    kernel.amplitude.phase = kernel.classical_action / hbar - 0.25 * std::numbers::pi -
                             0.5 * std::numbers::pi * static_cast<double>(kernel.morse_index);
    return kernel;
}

}  // namespace

RealTimeKernel real_time_kernel(const RealTimeOscillator& oscillator, const PathNetwork& network) {
    assert(network.grid().boundary() == Boundary::Dirichlet);
    assert(network.grid().n_slices() == oscillator.grid().n_slices());
    require(
        network.grid().n_slices() <= most_slices,
        "n_slices",
        "must be at most {} for a dense Hessian, got {}",
        most_slices,
        network.grid().n_slices());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hessian(oscillator, network));
    const Eigen::VectorXd b = force_at_zero(oscillator, network);
    const Eigen::ArrayXd force = solver.eigenvectors().transpose() * b;
    const Eigen::ArrayXd stiffness = solver.eigenvalues();
    const Eigen::ArrayXd size = stiffness.abs();
    require(
        size.minCoeff() > size.maxCoeff() * std::numeric_limits<double>::epsilon(),
        "duration",
        "must not lie on a caustic, where the Hessian of the weights is singular");
    return integrate(oscillator, network, diagonal_form(stiffness, force));
}

RealTimeKernel real_time_kernel_in_sines(const RealTimeOscillator& oscillator) {
    const CosineNetwork network(oscillator.grid());
    const Rule rule = oscillator.rule();
    const double mass = oscillator.mass();
    // K_real = 2 K(ω = 0) − K_Euclid(ω): the potential changes sign
    const Eigen::ArrayXd stiffness = 2.0 * network.stiffness(rule, mass, 0.0) -
                                     network.stiffness(rule, mass, oscillator.frequency());
    return integrate(
        oscillator, network, diagonal_form(stiffness, force_at_zero(oscillator, network)));
}

RealTimeKernel real_time_kernel_in_sites(const RealTimeOscillator& oscillator) {
    const SiteNetwork network(oscillator.grid());
    return integrate(
        oscillator,
        network,
        tridiagonal_form(
            oscillator.diagonal(), oscillator.coupling(), force_at_zero(oscillator, network)));
}

}  // namespace feynet
