#include "feynet/nnft/interaction/oscillator_ring.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>
#include <numbers>

namespace feynet {

double OscillatorRing::mode_stiffness(Index k) const {
    const double angle = std::numbers::pi * static_cast<double>(k) / static_cast<double>(n_slices);
    return 4.0 * mass / spacing * square(std::sin(angle)) + spacing * mass * square(frequency);
}

double OscillatorRing::correlator(Index lag) const {
    double sum = 0.0;
    for (Index k = 0; k < n_slices; ++k) {
        const auto turns = static_cast<double>((k * lag) % n_slices);
        const double angle = 2.0 * std::numbers::pi * turns / static_cast<double>(n_slices);
        sum += std::cos(angle) / mode_stiffness(k);
    }
    return sum / static_cast<double>(n_slices);
}

void check(const OscillatorRing& ring) {
    require(ring.n_slices >= 3, "n_slices", "must be at least 3, got {}", ring.n_slices);
    require_positive(ring.spacing, "spacing");
    require_positive(ring.mass, "mass");
    require_positive(ring.frequency, "frequency");
}

}  // namespace feynet
