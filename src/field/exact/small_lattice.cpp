#include "feynet/field/exact/small_lattice.hpp"

#include "exact/grid_sums.hpp"
#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace feynet {
namespace {

std::optional<SmallShape> shape_of(const Lattice& lattice, double stiffness) {
    const std::vector<Index>& extents = lattice.extents();
    if (lattice.is_open()) {
        if (extents == std::vector<Index>{3}) {
            return SmallShape{
                .n_centre = 1, .n_halves = 2, .outer_tie = stiffness, .half_weight = 0.5};
        }
        if (extents == std::vector<Index>{3, 2}) {
            return SmallShape{
                .n_halves = 2,
                .n_half = 2,
                .centre_tie = 2.0 * stiffness,
                .half_tie = stiffness,
                .outer_tie = stiffness,
                .half_weight = 0.5,
                .centre_bonds = 0.5};
        }
        return std::nullopt;
    }
    if (extents == std::vector<Index>{2}) {
        return SmallShape{.centre_tie = 2.0 * stiffness, .centre_bonds = 1.0};
    }
    if (extents == std::vector<Index>{3}) {
        return SmallShape{
            .n_halves = 1,
            .centre_tie = stiffness,
            .outer_tie = stiffness,
            .centre_bonds = 1.0,
            .one_half_ties_all = true};
    }
    if (extents == std::vector<Index>{4} || extents == std::vector<Index>{2, 2}) {
        const double tie = extents.size() == 1 ? stiffness : 2.0 * stiffness;
        return SmallShape{.n_halves = 2, .outer_tie = tie, .one_half_ties_all = true};
    }
    return std::nullopt;
}

/// The largest relative change of any answer; of U₄ and ln Z the absolute one.
double change(const SmallLatticeAnswers& before, const SmallLatticeAnswers& now) {
    const auto relative = [](double a, double b) { return std::abs(a / b - 1.0); };
    return std::max(
        {relative(before.phi2, now.phi2),
         relative(before.phi4, now.phi4),
         std::abs(before.ising_energy - now.ising_energy) / now.phi2,
         relative(before.abs_magnetisation, now.abs_magnetisation),
         relative(before.magnetisation2, now.magnetisation2),
         relative(before.magnetisation4, now.magnetisation4),
         std::abs(before.binder - now.binder),
         std::abs(before.log_partition - now.log_partition)});
}

/// The positive root R of V(R) = `height` above the lowest value of V = r φ² + u φ⁴.
double reach_of(const ScalarCouplings& couplings, double lowest, double height) {
    const double r = couplings.mass_term;
    const double level = height + lowest;
    const double root = std::sqrt(r * r + 4.0 * couplings.quartic * level);
    return r > 0.0 ? std::sqrt(2.0 * level / (r + root))
                   : std::sqrt((root - r) / (2.0 * couplings.quartic));
}

}  // namespace

bool is_small(const Lattice& lattice) {
    return shape_of(lattice, 1.0).has_value();
}

SmallLatticeAnswers small_lattice(const Lattice& lattice, const ScalarCouplings& couplings) {
    check(couplings);
    const std::optional<SmallShape> shape = shape_of(lattice, couplings.stiffness);
    require(
        shape.has_value(),
        "extents",
        "must be a ring of 2 … 4 sites, a 2 × 2 torus or 3 open slices of one or two sites");
    const double r = couplings.mass_term;
    const double lowest = r < 0.0 ? -0.25 * r * r / couplings.quartic : 0.0;
    const double reach = reach_of(couplings, lowest, 42.0 / shape->half_weight);
    SmallLatticeAnswers result;
    result.error = 1.0;
    for (Index n_points = 33; n_points <= 240 && result.error > 1e-12;
         n_points += n_points / 8 * 2) {
        const GridSums sums(*shape, couplings, reach, lowest, n_points);
        SmallLatticeAnswers next = sums.answers(lattice.volume());
        next.error = n_points == 33 ? 1.0 : change(result, next);
        result = next;
    }
    require(
        result.error <= 1e-10,
        "couplings",
        "must leave wells wide enough for 240 points between {} and {}, got answers that still "
        "change by {}",
        -reach,
        reach,
        result.error);
    return result;
}

}  // namespace feynet
