#include "feynet/path/observable/kink_density.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

KinkDensity::KinkDensity(const TimeGrid& grid, double threshold)
    : is_ring_(grid.is_ring()), duration_(grid.duration()), threshold_(threshold) {
    require(
        std::isfinite(threshold) && threshold > 0.0,
        "kink_threshold",
        "must be positive, got {}",
        threshold);
}

void KinkDensity::measure(const Block& path, Block& values) const {
    Lanes label = Lanes::Zero();
    const auto label_at = [&](Index n, const Lanes& before) -> Lanes {
        const Lanes x = path.col(n);
        const Lanes kept = (x < -threshold_).select(Lanes::Constant(-1.0), before);
        return (x > threshold_).select(Lanes::Constant(1.0), kept);
    };
    if (is_ring_) {
        for (Index n = 0; n < path.cols(); ++n) {
            label = label_at(n, label);
        }
    }
    Lanes kinks = Lanes::Zero();
    for (Index n = 0; n < path.cols(); ++n) {
        const Lanes next = label_at(n, label);
        kinks += (next * label < 0.0).select(Lanes::Ones(), Lanes::Zero());
        label = next;
    }
    values.resize(lanes, 1);
    values.col(0) = kinks / duration_;
}

}  // namespace feynet
