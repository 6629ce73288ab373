#include "feynet/holography/learning/horizon_output.hpp"

#include "feynet/holography/horizon_condition.hpp"

namespace feynet {

HorizonMisfit horizon_misfit(
    HorizonOutput output, double depth, const BulkWeights& weights, const BulkState& field) {
    if (output == HorizonOutput::Momentum) {
        return {
            .value = field.pi,
            .by_field = {.phi = Lanes::Zero(), .pi = Lanes::Ones()},
            .by_mass_squared = Lanes::Zero(),
            .by_coupling = Lanes::Zero()};
    }
    const HorizonCondition condition(depth);
    BulkSlopes slopes = BulkSlopes::zero(0);
    return {
        .value = condition.value(weights, field),
        .by_field = condition.pull_back(weights, field, Lanes::Ones(), slopes),
        .by_mass_squared = slopes.mass_squared,
        .by_coupling = slopes.coupling};
}

}  // namespace feynet
