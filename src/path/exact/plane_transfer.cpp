#include "feynet/path/exact/plane_transfer.hpp"

#include "feynet/core/error.hpp"
#include "plane_basis.hpp"

#include <Eigen/Eigenvalues>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace feynet {
namespace {

/// Between eigenvalues below this share of the largest, rounding has taken over.
constexpr double least_ratio = 1e-9;

/// ⟨V⟩ and ⟨V + ½ x·∂V⟩ of eigenvectors with probabilities.
std::array<double, 2> mean_energies(
    const CoupledSystem& system,
    const PlaneBasis& basis,
    const Eigen::MatrixXd& states,
    const Eigen::ArrayXd& probabilities) {
    constexpr double negligible = 1e-17;
    const Eigen::VectorXd& y1 = basis.first().positions;
    const Eigen::VectorXd& y2 = basis.second().positions;
    Eigen::MatrixXd density = Eigen::MatrixXd::Zero(y1.size(), y2.size());
    for (Index i = 0; i < probabilities.size() && probabilities[i] > negligible; ++i) {
        density += probabilities[i] * basis.on_grid(states.col(i)).cwiseAbs2();
    }
    std::array<double, 2> sums{};
    for (Index i = 0; i < density.rows(); ++i) {
        for (Index j = 0; j < density.cols(); ++j) {
            if (density(i, j) > 0.0) {
                const std::array<double, 2> here = plane_energies(system, y1[i], y2[j]);
                sums[0] += density(i, j) * here[0];
                sums[1] += density(i, j) * here[1];
            }
        }
    }
    return sums;
}

}  // namespace

struct PlaneTransfer::Probes {
    double log_partition;
    Eigen::MatrixXd squares;
    double energy;
    double gap;

    double distance(const Probes& other) const {
        const double scale = squares.cwiseAbs().maxCoeff();
        return std::abs(log_partition - other.log_partition) /
                   std::max(1.0, std::abs(log_partition)) +
               (squares - other.squares).cwiseAbs().maxCoeff() / scale +
               std::abs(energy - other.energy) / std::max(std::abs(energy), gap) +
               std::abs(gap / other.gap - 1.0);
    }
};

PlaneTransfer::PlaneTransfer(const CoupledSystem& system)
    : spacing_(system.grid().spacing()),
      n_slices_(system.grid().n_slices()),
      directions_(system.nearest_oscillators().directions) {
    require(
        system.dimensions() == 2,
        "dimensions",
        "must be 2 for a transfer matrix in the plane, got {}",
        system.dimensions());
    constexpr std::array<Index, 4> highest{16, 24, 32, 40};
    constexpr double settled = 1e-9;
    constexpr double useful = 1e-5;
    solve(system, highest.front());
    for (std::size_t i = 1; i < highest.size(); ++i) {
        const Probes before = probes();
        solve(system, highest[i]);
        error_ = std::max(1e-13, probes().distance(before));
        if (error_ < settled) {
            return;
        }
    }
    require(
        error_ < useful,
        "expression",
        "has no exact answer: the transfer matrix of {} states has settled to {:.1e} only",
        n_states(),
        error_);
}

void PlaneTransfer::solve(const CoupledSystem& system, Index highest) {
    const PlaneBasis basis(system, highest);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(basis.transfer(system));
    const Eigen::VectorXd eigenvalues = solver.eigenvalues().reverse();
    const Eigen::MatrixXd states = solver.eigenvectors().rowwise().reverse();
    log_largest_ = std::log(eigenvalues[0]);
    ratios_ = (eigenvalues.array() / eigenvalues[0]).max(0.0);
    first_ = states.transpose() * (basis.position(0) * states);
    second_ = states.transpose() * (basis.position(1) * states);
    const Eigen::ArrayXd weights = ratios_.pow(static_cast<double>(n_slices_));
    const std::array<double, 2> energies =
        mean_energies(system, basis, states, weights / weights.sum());
    potential_energy_ = energies[0];
    energy_ = energies[1];
}

PlaneTransfer::Probes PlaneTransfer::probes() const {
    return {
        .log_partition = log_partition(),
        .squares = correlation(0),
        .energy = energy_,
        .gap = levels(2)[1]};
}

std::string PlaneTransfer::method() const {
    return fmt::format(
        "transfer matrix in the plane between {} product states of two oscillators", n_states());
}

Eigen::MatrixXd PlaneTransfer::correlation(Index lag) const {
    const Index distance = std::abs(lag) % n_slices_;
    const Eigen::VectorXd here = ratios_.pow(static_cast<double>(n_slices_ - distance)).matrix();
    const Eigen::VectorXd there = ratios_.pow(static_cast<double>(distance)).matrix();
    const double partition = ratios_.pow(static_cast<double>(n_slices_)).sum();
    const auto mean = [&](const Eigen::MatrixXd& y, const Eigen::MatrixXd& z) {
        return here.dot(y.cwiseProduct(z) * there) / partition;
    };
    Eigen::MatrixXd modes(2, 2);
    modes << mean(first_, first_), mean(first_, second_), mean(second_, first_),
        mean(second_, second_);
    return directions_ * modes * directions_.transpose();
}

Eigen::ArrayXd PlaneTransfer::levels(Index n) const {
    Eigen::ArrayXd energies = Eigen::ArrayXd::Constant(n, std::numeric_limits<double>::quiet_NaN());
    for (Index i = 0; i < std::min(n, n_states()) && ratios_[i] > least_ratio; ++i) {
        energies[i] = -std::log(ratios_[i]) / spacing_;
    }
    return energies;
}

double PlaneTransfer::log_partition() const {
    const auto n = static_cast<double>(n_slices_);
    return n * log_largest_ + std::log(ratios_.pow(n).sum());
}

}  // namespace feynet
