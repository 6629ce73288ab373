#include "transfer_kernel.hpp"

#include "excursion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace feynet {
namespace {

constexpr int strides_per_step = 16;
constexpr int most_strides = 100'000;

/// Where T(V − V_min) exceeds this, a slow path does not go: e^{−36} is rounding.
constexpr double classical_rarity = 36.0;

/// How far a path goes to one side of where it lives before a visit is rarer than e^{−log_rarity}.
class PathReach {
public:
    PathReach(const PathSystem& system, double from, double log_rarity)
        : system_(system), from_(from), log_rarity_(log_rarity) {}

    /// Where the potential walls the path in, going in steps of `stride`.
    std::optional<double> wall(double stride) const {
        Excursion excursion = start();
        std::optional<double> well;
        for (int i = 0; i < most_strides; ++i) {
            excursion.advance(stride);
            const bool is_before_well =
                well && std::abs(*well - from_) > std::abs(excursion.x() - from_);
            if (!is_before_well && is_walled(excursion)) {
                well = excursion.next_well(classical_height());
                if (!well) {
                    return excursion.x();
                }
            }
        }
        return std::nullopt;
    }

    /// How far a free particle gets from its fixed end in the time T: the action m (nd)²/(2T) of
    /// going n ways of length d, less what the path can gain from the potential.
    std::optional<double> spread(double stride) const {
        const Boundary boundary = system_.grid().boundary();
        if (boundary == Boundary::Periodic || boundary == Boundary::Free) {
            return std::nullopt;
        }
        Excursion excursion = start();
        for (int i = 0; i < most_strides; ++i) {
            excursion.advance(stride);
            const double way = n_ways() * (excursion.x() - from_);
            const double gain = duration() * (excursion.highest() - excursion.lowest());
            if (0.5 * system_.mass() * way * way / duration() - gain > log_rarity_) {
                return excursion.x();
            }
        }
        return std::nullopt;
    }

private:
    Excursion start() const {
        return {
            [this](double x) { return potential_at(system_.potential(), x); },
            system_.mass(),
            from_};
    }
    double duration() const { return system_.grid().duration(); }
    double classical_height() const { return classical_rarity / duration(); }

    bool is_walled(const Excursion& excursion) const {
        if (excursion.height() < classical_height() ||
            n_ways() * excursion.tunnelling() < log_rarity_) {
            return false;
        }
        // in the midpoint rule a node may jump out and back without its potential being felt
        const double way = excursion.x() - from_;
        const double jump = 0.5 * system_.mass() * way * way / system_.grid().spacing();
        return system_.rule() == Rule::Site || jump > log_rarity_;
    }

    /// A path that ends far out need not come back.
    double n_ways() const {
        const Boundary boundary = system_.grid().boundary();
        return boundary == Boundary::HalfLine || boundary == Boundary::Free ? 1.0 : 2.0;
    }

    const PathSystem& system_;
    double from_;
    double log_rarity_;
};

}  // namespace

Eigen::VectorXd PositionGrid::positions() const {
    return Eigen::VectorXd::LinSpaced(
        size, lowest, lowest + spacing * static_cast<double>(size - 1));
}

double potential_at(const AnyPotential& potential, double x) {
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
      potential_(system.potential()),
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
