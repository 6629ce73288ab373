#include "feynet/network/time_grid.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

TimeGrid::TimeGrid(
    double spacing, Index n_slices, Boundary boundary, double x_initial, double x_final)
    : spacing_(spacing),
      n_slices_(n_slices),
      boundary_(boundary),
      x_initial_(x_initial),
      x_final_(x_final) {
    require(
        std::isfinite(spacing) && spacing > 0.0, "spacing", "must be positive, got {}", spacing);
    require(n_slices >= 2, "n_slices", "must be at least 2, got {}", n_slices);
    require(n_slices <= max_slices, "n_slices", "must be at most {}, got {}", max_slices, n_slices);
    const bool starts_fixed = boundary == Boundary::Dirichlet || boundary == Boundary::HalfLine;
    require(
        std::isfinite(x_initial) && (starts_fixed || x_initial == 0.0),
        "x_initial",
        "needs a boundary that fixes the first end (dirichlet, half_line), got {} with {}",
        x_initial,
        word(boundary));
    require(
        std::isfinite(x_final) && (boundary == Boundary::Dirichlet || x_final == 0.0),
        "x_final",
        "needs a boundary that fixes the last end (dirichlet), got {} with {}",
        x_final,
        word(boundary));
}

Index TimeGrid::first_free() const {
    return boundary_ == Boundary::Dirichlet || boundary_ == Boundary::HalfLine ? 1 : 0;
}

Index TimeGrid::n_free() const {
    switch (boundary_) {
        case Boundary::Dirichlet:
            return n_slices_ - 1;
        case Boundary::Free:
            return n_slices_ + 1;
        default:
            return n_slices_;
    }
}

}  // namespace feynet
