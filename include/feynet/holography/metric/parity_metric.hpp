#pragma once

#include "feynet/holography/metric/linear_metric.hpp"

namespace feynet {

/// Metrics with a regular horizon at η = 0, where h is odd with residue one:
///
///     h(η) = 1/η + η q(η²),   q = Σₖ cₖ Tₖ(2η²/R² − 1),  k < K,
///
/// with Chebyshev polynomials Tₖ on 0 ≤ η ≤ R. The family is linear in c, at fixed depths
/// h = 1/η + B c.
///
/// For a black hole the poles of q nearest to the real axis, η = ±iπL/d, let the error fall as ρ⁻ᴷ,
/// ρ = z + √(z² − 1) with z = 1 + 2(πL/(dR))²; ρ = 6.2 for d = 3 and R = L.
///
/// Source  own derivation
class ParityMetric : public LinearMetric {
public:
    /// @param depths   where h is wanted, all positive and at most R
    /// @param n_modes  K
    /// @param reach    R
    /// @throws InvalidInput if a depth is outside 0 < η ≤ R or K < 1
    ParityMetric(const Eigen::VectorXd& depths, Index n_modes, double reach);
};

}  // namespace feynet
