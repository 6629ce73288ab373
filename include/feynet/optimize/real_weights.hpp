#pragma once

#include "feynet/optimize/tangent_sample.hpp"

namespace feynet {

/// The sample whose reconfiguration is that of real weights,
///
///     Re S x = Re F,
///
/// for weights that are real by choice or because ln ψ is not analytic in them: real and imaginary
/// parts of the centred O and E count as samples of their own, so that every solver serves.
///
/// @throws InvalidInput as `centred`
TangentSample over_real_weights(const TangentSample& sample);

}  // namespace feynet
