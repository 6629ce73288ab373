#include "feynet/holography/learning/horizon_output.hpp"

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
    const Lanes phi_squared = field.phi.square();
    const Lanes force = (weights.mass_squared + weights.coupling * phi_squared) * field.phi;
    return {
        .value = 2.0 / depth * field.pi - force,
        .by_field =
            {.phi = -(weights.mass_squared + 3.0 * weights.coupling * phi_squared),
             .pi = Lanes::Constant(2.0 / depth)},
        .by_mass_squared = -field.phi,
        .by_coupling = -phi_squared * field.phi};
}

}  // namespace feynet
