#include "feynet/path/observable/end_point.hpp"

#include "feynet/core/error.hpp"

#include <utility>

namespace feynet {

EndPoint::EndPoint(const PathSystem& system, std::vector<double> positions)
    : slice_(system), positions_(std::move(positions)) {
    const Boundary boundary = system.grid().boundary();
    require(
        boundary == Boundary::HalfLine || boundary == Boundary::Free,
        "boundary",
        "must leave the last node free (half_line, free), got {}",
        word(boundary));
    require(!positions_.empty(), "positions", "must be at least one");
}

void EndPoint::measure(const Block& path, Block& values) const {
    values.resize(lanes, size());
    const Lanes end = path.col(path.cols() - 1);
    for (Index i = 0; i < size(); ++i) {
        values.col(i) = slice_.value(positions_[static_cast<std::size_t>(i)], end);
    }
}

}  // namespace feynet
