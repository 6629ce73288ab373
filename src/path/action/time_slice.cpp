#include "feynet/path/action/time_slice.hpp"

#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// The path x → y → x: both ends are written by value().
PathSystem two_slices(const PathSystem& system) {
    const TimeGrid grid(system.grid().spacing(), 2, Boundary::Dirichlet);
    return {grid, system.discretisation(), system.mass(), system.continuum_potential()};
}

}  // namespace

TimeSlice::TimeSlice(const PathSystem& system)
    : prefactor_(std::sqrt(system.mass() / (2.0 * std::numbers::pi * system.grid().spacing()))),
      there_and_back_(make_path_action(two_slices(system))) {}

Lanes TimeSlice::value(double x, const Lanes& y) const {
    Block path(lanes, 3);
    path.col(0).setConstant(x);
    path.col(1) = y;
    path.col(2).setConstant(x);
    const Lanes half = 0.5 * there_and_back_->value(path);
    return prefactor_ * (-half).exp();
}

}  // namespace feynet
