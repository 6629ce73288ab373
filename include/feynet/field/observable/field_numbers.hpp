#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/named_number.hpp"
#include "feynet/field/lattice.hpp"
#include "feynet/field/observable/axis_groups.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace feynet {

/// What is measured on every configuration of a field of n components; shared by all blocks.
///
///     phi2, phi4        φ² and (φ²)², φ² = Σ_c φ_c²
///     ising_energy      E = (1/d) Σ_μ φ φ_{+μ}, the mean product of neighbours
///     action            S/(number of sites)
///     schwinger_dyson   φ ∂S/∂φ per variable, of mean 1 in any theory
///     magnetisation     M₀, the first component of M = Σ_x w_x φ_x/V
///     abs_magnetisation, magnetisation2, magnetisation4     |M|, M², (M²)²
///     lowest_mode       G̃(p_min), p_min = 2π/L along the longest periodic axes, their average
///
/// On the ring φ², φ⁴ and E are averaged over all sites, with open time over the reference slice
/// (and the bond that leads forward from it), as time translations are broken there. M and G̃ weigh
/// the slices as the action does, w = ½ at open ends, and V = Σ w: then χ and ξ of a free field are
/// the same on both time ends. A line of open time has no lowest_mode.
class FieldNumbers {
public:
    explicit FieldNumbers(const Lattice& lattice, Index n_components = 1);

    const std::vector<NamedNumber>& numbers() const { return numbers_; }
    Index size() const { return static_cast<Index>(numbers_.size()); }

    /// The column of a number; none if it is not measured.
    std::optional<Index> find(std::string_view name) const;

    const Lattice& lattice() const { return lattice_; }
    Index n_components() const { return n_components_; }

    /// The L of p_min; 0 on a line of open time.
    Index longest_extent() const { return longest_.extent; }

    /// values ← those of numbers().
    ///
    /// @param action  of the field at the sites, component after component
    ///                                          field: lanes × n·V, values: lanes × size()
    void measure(const Action& action, const Block& field, Block& values) const;

private:
    void measure_sites(const Block& field, Block& values) const;
    void measure_action(const Action& action, const Block& field, Block& values) const;
    void measure_whole(const Block& field, Block& values) const;

    Lattice lattice_;
    Index n_components_;
    AxisGroup longest_;
    std::vector<NamedNumber> numbers_;
};

}  // namespace feynet
