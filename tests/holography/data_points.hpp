#pragma once

#include "feynet/holography/bulk_network.hpp"

namespace feynet::test {

/// Eight different data points at the boundary, in the window of the first experiment of
/// arXiv:1802.08313: φ in (0, 1.5), π in (−0.2, 0.2).
inline BulkState data_points() {
    BulkState points;
    points.phi = Lanes::LinSpaced(0.1, 1.4);
    points.pi = Lanes::LinSpaced(0.18, -0.2);
    return points;
}

}  // namespace feynet::test
