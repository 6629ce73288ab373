#include "transfer_kernel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

constexpr int strides_per_step = 16;
constexpr int most_strides = 100'000;

/// The cost −ln p of ever more distant excursions of a path from where it lives.
class ExcursionCost {
public:
    ExcursionCost(const PathSystem& system, double from)
        : system_(system), from_(from), x_(from), least_(potential_at(system.potential(), from)) {}

    double x() const { return x_; }

    /// The cost of visiting the point `stride` further.
    double advance(double stride) {
        x_ += stride;
        const double height = potential_at(system_.potential(), x_) - least_;
        if (height < 0.0) {
            least_ += height;
            tunnelling_ = 0.0;
            return 0.0;
        }
        tunnelling_ += ways() * std::abs(stride) * std::sqrt(2.0 * system_.mass() * height);
        const double cost = std::min(system_.grid().duration() * height, tunnelling_);
        if (system_.rule() == Rule::Site) {
            return cost;
        }
        const double distance = x_ - from_;
        return std::min(
            cost, 0.5 * system_.mass() * distance * distance / system_.grid().spacing());
    }

private:
    /// A path that ends far out need not come back.
    double ways() const {
        const Boundary boundary = system_.grid().boundary();
        return boundary == Boundary::HalfLine || boundary == Boundary::Free ? 1.0 : 2.0;
    }

    const PathSystem& system_;
    double from_;
    double x_;
    double least_;  // the least potential passed
    double tunnelling_ = 0.0;
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
    const auto edge = [&](double from, double stride) {
        ExcursionCost cost(system, from);
        for (int i = 0; i < most_strides && cost.advance(stride) < log_rarity; ++i) {
        }
        return cost.x();
    };
    const double low = edge(std::min(first, last), -spacing / strides_per_step);
    const double high = edge(std::max(first, last), spacing / strides_per_step);
    const double n_steps = std::ceil((high - low) / spacing);
    return {low, (high - low) / n_steps, static_cast<Index>(n_steps) + 1};
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
