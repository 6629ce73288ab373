#include "feynet/holography/horizon_condition.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

HorizonCondition::HorizonCondition(double depth) : factor_(2.0 / depth) {
    require(std::isfinite(depth) && depth > 0.0, "depth", "must be positive, got {}", depth);
}

Lanes HorizonCondition::value(const BulkWeights& weights, const BulkState& field) const {
    return factor_ * field.pi -
           (weights.mass_squared + weights.coupling * field.phi.square()) * field.phi;
}

BulkState HorizonCondition::pull_back(
    const BulkWeights& weights,
    const BulkState& field,
    const Lanes& slope,
    BulkSlopes& slopes) const {
    slopes.mass_squared -= slope * field.phi;
    slopes.coupling -= slope * field.phi.cube();
    const Lanes curvature = weights.mass_squared + 3.0 * weights.coupling * field.phi.square();
    return {-curvature * slope, factor_ * slope};
}

}  // namespace feynet
