#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/words.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace feynet {

/// What happens at the two ends of Euclidean time; space is always a torus.
enum class TimeEnds {
    Periodic,  ///< the thermal trace at inverse temperature β = n_times
    Open,      ///< the field of the first and the last time slice is free, its weight is ½
};

template <>
struct Words<TimeEnds> {
    static constexpr std::array<std::string_view, 2> value{"periodic", "open"};
};

/// A hyper-cubic lattice in d = 1 … 4 directions with spacing 1; direction 0 is time.
///
/// The columns of a field run along time first: site x = (t, x₁ … x_{d−1}) has the column
/// t + n₀ (x₁ + n₁ (x₂ + …)), so that the history of one point in space, its time line, is
/// contiguous. A field of n components holds n such fields one after the other.
///
/// With open ends the two end slices count half, as the end points of the trapezoid rule do: the
/// weight of a configuration is a product of the same symmetric transfer matrices as on the ring.
class Lattice {
public:
    static constexpr Index max_dimensions = 4;
    static constexpr Index max_sites = Index{1} << 26;

    /// @param extents  sites in each direction, time first
    /// @throws InvalidInput if there are not 1 … 4 of them, one is below 2, or there are more than
    ///         max_sites sites
    explicit Lattice(std::vector<Index> extents, TimeEnds time_ends = TimeEnds::Periodic);

    Index n_dimensions() const { return static_cast<Index>(extents_.size()); }
    Index n_sites() const { return n_sites_; }
    Index n_times() const { return extents_.front(); }

    /// The number of points in space, each with its time line.
    Index n_lines() const { return n_sites_ / n_times(); }

    /// Sites along a direction, 0 for time.
    Index extent(Index direction) const { return extents_[static_cast<std::size_t>(direction)]; }
    const std::vector<Index>& extents() const { return extents_; }
    TimeEnds time_ends() const { return time_ends_; }
    bool is_open() const { return time_ends_ == TimeEnds::Open; }

    /// Columns between a site and its neighbour in a direction.
    Index stride(Index direction) const { return strides_[static_cast<std::size_t>(direction)]; }

    /// The place x_μ of a site along a direction.
    Index coordinate(Index site, Index direction) const {
        return site / stride(direction) % extent(direction);
    }

    /// The neighbour x + μ, around the torus; also from the last to the first of two open ends,
    /// where no bond ties them.
    Index next(Index site, Index direction) const {
        const bool last = coordinate(site, direction) + 1 == extent(direction);
        return site + stride(direction) * (last ? 1 - extent(direction) : 1);
    }

    /// The neighbour x − μ, likewise.
    Index previous(Index site, Index direction) const {
        const bool first = coordinate(site, direction) == 0;
        return site + stride(direction) * (first ? extent(direction) - 1 : -1);
    }

    /// Whether a bond ties x to x + μ: everywhere but between two open ends.
    bool has_bond(Index site, Index direction) const {
        return !(is_open() && direction == 0 && coordinate(site, 0) + 1 == n_times());
    }

    /// The slice that local answers refer to where open ends break time translations: the middle
    /// one (the earlier of two); 0 on the ring.
    Index reference_time() const { return is_open() ? (n_times() - 1) / 2 : 0; }

    /// Σ_x w_x, the number of sites with those of open ends counted half: the volume V that means
    /// over the whole lattice divide by.
    double volume() const {
        return static_cast<double>((n_times() - (is_open() ? 1 : 0)) * n_lines());
    }

    /// What a time slice counts: ½ at open ends, else 1.
    double slice_weight(Index time) const {
        return is_open() && (time == 0 || time + 1 == n_times()) ? 0.5 : 1.0;
    }

    /// What the bond from x to x + μ counts: that of its time slice in space, 1 in time, 0 where
    /// there is none.
    double bond_weight(Index site, Index direction) const {
        if (!has_bond(site, direction)) {
            return 0.0;
        }
        return direction == 0 ? 1.0 : slice_weight(coordinate(site, 0));
    }

    /// Even and odd sites: true where Σ x_μ is odd. No two neighbours are alike if every periodic
    /// extent is even.
    bool is_odd(Index site) const;

private:
    std::vector<Index> extents_;
    std::vector<Index> strides_;
    Index n_sites_ = 1;
    TimeEnds time_ends_;
};

}  // namespace feynet
