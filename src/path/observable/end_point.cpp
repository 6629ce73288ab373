#include "feynet/path/observable/end_point.hpp"

#include "feynet/core/error.hpp"

#include <utility>

namespace feynet {

EndPoint::EndPoint(const PathSystem& system, std::vector<double> positions)
    : slice_(system),
      both_ends_(system.grid().boundary() == Boundary::Free),
      positions_(std::move(positions)) {
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
    const Lanes last = path.col(path.cols() - 1);
    const Lanes first = path.col(0);
    for (Index i = 0; i < size(); ++i) {
        const double y = positions_[static_cast<std::size_t>(i)];
        values.col(i) = slice_.value(y, last);
        if (both_ends_) {
            values.col(i) = 0.5 * (values.col(i) + slice_.value(y, first));
        }
    }
}

}  // namespace feynet
