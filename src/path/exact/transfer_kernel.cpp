#include "transfer_kernel.hpp"

#include "path_reach.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace feynet {
namespace {

constexpr int strides_per_step = 16;

}  // namespace

Eigen::VectorXd PositionGrid::positions() const {
    return Eigen::VectorXd::LinSpaced(
        size, lowest, lowest + spacing * static_cast<double>(size - 1));
}

double potential_at(const LatticePotential& potential, double x) {
    return std::visit([x](const auto& v) { return v.value(x); }, potential);
}

PositionGrid position_grid(const PathSystem& system, double log_rarity, double spacing) {
    const TimeGrid& grid = system.grid();
    const double first = grid.x_initial();
    const double last = grid.boundary() == Boundary::Dirichlet ? grid.x_final() : first;
    const double stride = spacing / strides_per_step;
    const PathReach down(system, std::min(first, last), log_rarity);
    const PathReach up(system, std::max(first, last), log_rarity);
    std::optional<double> low = down.wall(-stride);
    std::optional<double> high = up.wall(stride);
    const bool is_walled = low && high;
    low = low ? low : down.spread(-stride);
    high = high ? high : up.spread(stride);
    if (!low || !high) {
        return {.lowest = 0.0, .spacing = 0.0, .size = PositionGrid::unbounded, .is_walled = false};
    }
    const double n_steps = std::ceil((*high - *low) / spacing);
    return {
        .lowest = *low,
        .spacing = (*high - *low) / n_steps,
        .size = static_cast<Index>(n_steps) + 1,
        .is_walled = is_walled};
}

TransferKernel::TransferKernel(const PathSystem& system, const PositionGrid& grid)
    : rule_(system.rule()),
      spacing_(system.grid().spacing()),
      mass_(system.mass()),
      potential_(system.lattice_potential()),
      positions_(grid.positions()),
      step_(grid.spacing) {
    reference_ = positions_.unaryExpr([this](double x) { return excess(x); }).minCoeff();
}

double TransferKernel::log_value(double x, double y) const {
    const double potential =
        rule_ == Rule::Site ? 0.5 * (excess(x) + excess(y)) : excess(0.5 * (x + y));
    return 0.5 * std::log(mass_ / (2.0 * std::numbers::pi * spacing_)) -
           0.5 * mass_ * (x - y) * (x - y) / spacing_ - spacing_ * potential;
}

Eigen::VectorXd TransferKernel::log_row(double x) const {
    return positions_.unaryExpr([this, x](double y) { return log_value(x, y); });
}

Eigen::MatrixXd TransferKernel::reach(const Eigen::VectorXd& x) const {
    Eigen::MatrixXd result(x.size(), size());
    for (Index i = 0; i < size(); ++i) {
        for (Index j = 0; j < x.size(); ++j) {
            result(j, i) = step_ * std::exp(log_value(x[j], positions_[i]));
        }
    }
    return result;
}

Eigen::MatrixXd TransferKernel::between(const Eigen::VectorXd& x) const {
    Eigen::MatrixXd result(x.size(), x.size());
    for (Index i = 0; i < x.size(); ++i) {
        for (Index j = 0; j < x.size(); ++j) {
            result(j, i) = std::exp(log_value(x[j], x[i]));
        }
    }
    return result;
}

Eigen::MatrixXd TransferKernel::matrix() const {
    Eigen::MatrixXd matrix(size(), size());
    for (Index j = 0; j < size(); ++j) {
        for (Index i = 0; i <= j; ++i) {
            matrix(i, j) = step_ * std::exp(log_value(positions_[i], positions_[j]));
            matrix(j, i) = matrix(i, j);
        }
    }
    return matrix;
}

}  // namespace feynet
