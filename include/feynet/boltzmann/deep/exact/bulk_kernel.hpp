#pragma once

#include "feynet/boltzmann/deep/bulk_scalar.hpp"

namespace feynet {

/// The boundary kernel between layers that are infinitely close,
///
///     G(k) = −ε^{1−d} d/dz ln[z^{d/2} K_ν(kz)] at z = ε
///          = ε^{−d} [ν − d/2 + x K_{ν−1}(x)/K_ν(x)],     x = kε
///
/// Source  the regular solution of the field's equation; own derivation, held against the layers
double continuum_kernel(const BulkScalar& scalar, double momentum);

/// c of the part of the kernel that is not analytic in k², c k^{2ν} for kε ≪ 1,
///
///     c = −2ν ε^{2ν−d} 2^{−2ν} Γ(−ν)/Γ(ν)
///
/// It is |x|^{−2Δ} at the boundary, the correlator of an operator of dimension Δ.
///
/// @throws InvalidInput where ν is a whole number, and the part is a logarithm
double nonanalytic_coefficient(const BulkScalar& scalar);

}  // namespace feynet
