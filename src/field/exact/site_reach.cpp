#include "exact/site_reach.hpp"

#include <cmath>

namespace feynet {

SiteReach site_reach(const ScalarCouplings& couplings, double height) {
    const double r = couplings.mass_term;
    const double u = couplings.quartic;
    const double lowest = r < 0.0 ? -0.25 * r * r / u : 0.0;
    const double level = height + lowest;
    const double root = std::sqrt(r * r + 4.0 * u * level);
    const double square = r > 0.0 ? 2.0 * level / (r + root) : (root - r) / (2.0 * u);
    return {.lowest = lowest, .reach = std::sqrt(square)};
}

}  // namespace feynet
