#include "feynet/field/lattice.hpp"

#include "feynet/core/error.hpp"

#include <utility>

namespace feynet {

Lattice::Lattice(std::vector<Index> extents, TimeEnds time_ends)
    : extents_(std::move(extents)), time_ends_(time_ends) {
    require(
        !extents_.empty() && n_dimensions() <= max_dimensions,
        "extents",
        "must be 1 … {} numbers, one for each direction, got {}",
        max_dimensions,
        extents_.size());
    for (const Index extent : extents_) {
        require(extent >= 2, "extents", "must be at least 2 in every direction, got {}", extent);
        require(
            extent <= max_sites / n_sites_,
            "extents",
            "must have a product of at most 2²⁶ sites, got more");
        strides_.push_back(n_sites_);
        n_sites_ *= extent;
    }
}

bool Lattice::is_odd(Index site) const {
    Index sum = 0;
    for (Index direction = 0; direction < n_dimensions(); ++direction) {
        sum += coordinate(site, direction);
    }
    return sum % 2 != 0;
}

}  // namespace feynet
