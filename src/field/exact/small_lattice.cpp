#include "feynet/field/exact/small_lattice.hpp"

#include "exact/grid_sums.hpp"
#include "exact/site_reach.hpp"
#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace feynet {
namespace {

using Extents = std::vector<Index>;

std::optional<SmallShape> open_shape(const Extents& extents, double stiffness) {
    if (extents == Extents{2}) {
        return SmallShape{.centre_tie = stiffness, .centre_bonds = 1.0, .slice_weight = 0.5};
    }
    if (extents == Extents{2, 2}) {
        return SmallShape{
            .n_halves = 2, .outer_tie = stiffness, .one_half_ties_all = true, .slice_weight = 0.5};
    }
    if (extents == Extents{3}) {
        return SmallShape{.n_centre = 1, .n_halves = 2, .outer_tie = stiffness, .half_weight = 0.5};
    }
    if (extents == Extents{3, 2}) {
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

std::optional<SmallShape> ring_shape(const Extents& extents, double stiffness) {
    if (extents == Extents{2}) {
        return SmallShape{.centre_tie = 2.0 * stiffness, .centre_bonds = 1.0};
    }
    if (extents == Extents{3}) {
        return SmallShape{
            .n_halves = 1,
            .centre_tie = stiffness,
            .outer_tie = stiffness,
            .centre_bonds = 1.0,
            .one_half_ties_all = true};
    }
    if (extents == Extents{4} || extents == Extents{2, 2}) {
        const double tie = extents.size() == 1 ? stiffness : 2.0 * stiffness;
        return SmallShape{.n_halves = 2, .outer_tie = tie, .one_half_ties_all = true};
    }
    return std::nullopt;
}

std::optional<SmallShape> shape_of(const Lattice& lattice, double stiffness) {
    return lattice.is_open() ? open_shape(lattice.extents(), stiffness)
                             : ring_shape(lattice.extents(), stiffness);
}

/// The largest relative change of any answer; of U₄ and ln Z the absolute one.
double largest_change(const SmallLatticeAnswers& before, const SmallLatticeAnswers& now) {
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
        "must be a ring of 2 … 4 sites, a 2 × 2 torus or 2 … 3 open slices of one or two sites");
    ScalarCouplings site = couplings;
    site.mass_term *= shape->slice_weight;
    site.quartic *= shape->slice_weight;
    const auto [lowest, reach] = site_reach(site, 42.0 / shape->half_weight);
    const double volume = lattice.volume() / shape->slice_weight;
    SmallLatticeAnswers result;
    result.error = 1.0;
    for (Index n_points = 33; n_points <= 240 && result.error > 1e-12;
         n_points += n_points / 8 * 2) {
        const GridSums sums(*shape, site, reach, lowest, n_points);
        SmallLatticeAnswers next = sums.answers(volume);
        next.error = n_points == 33 ? 1.0 : largest_change(result, next);
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
