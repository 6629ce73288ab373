#include "feynet/nnft/interaction/width_shift.hpp"

#include "feynet/core/powers.hpp"

namespace feynet {

double ring_kurtosis(double kurtosis, Index width) {
    return 3.0 + (1.5 * kurtosis - 3.0) / static_cast<double>(width);
}

double leading_width_shift(const OscillatorRing& ring, double kurtosis) {
    const double g0 = ring.correlator(0);
    double sum = 0.0;
    for (Index t = 0; t < ring.n_slices; ++t) {
        const double g = ring.correlator(t);
        const double one_and_three = 3.0 * g0 * g * (0.5 * kurtosis - 1.0);
        const double two_and_two = 0.5 * kurtosis * g0 * (ring.correlator(2 * t) + 2.0 * g0) -
                                   square(g0) - 2.0 * square(g);
        sum += 8.0 * one_and_three * g + 6.0 * g0 * two_and_two;
    }
    return -ring.spacing * sum;
}

}  // namespace feynet
