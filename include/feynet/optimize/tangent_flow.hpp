#pragma once

#include "feynet/optimize/tangent_sample.hpp"

#include <Eigen/Core>

namespace feynet {

/// How fast the parameters of a wave function move in real time, and how much of the motion its
/// tangent space does not hold.
struct TangentFlow {
    Eigen::VectorXcd velocity;  ///< dw/dt
    double residual = 0.0;      ///< r² = ‖Ō dw/dt + i Ē‖²/‖Ē‖²; 0 where ‖Ē‖ is
};

/// Which directions of the tangent space stay at rest: those of eigenvalues of S below c λ_max.
///
/// c is the largest at which r² is not above (1 + relative) r²(least) + absolute: what a cut of
/// `least` follows beyond that is noise, or too little to pay for it with steep parameters.
struct FlowCut {
    double least = 0.0;     ///< from 0 (none but what is zero within rounding) to 1
    double relative = 0.0;  ///< that may be lost of r²
    double absolute = 0.0;  ///< likewise
};

/// Real time projected on the tangent space: the dw/dt of least ‖Ō dw/dt + i Ē‖, which is
///
///     dw/dt = −i S⁺ F,   S⁺ = Σ_λ v v†/(λ (1 + (c λ_max/λ)⁶)),
///
/// the pseudo-inverse with a smooth cut.
///
/// r² is the limit of small steps δ of dist²(ψ(w + δ dw/dt), ψ − iδHψ)/dist²(ψ, ψ − iδHψ) in the
/// metric of Fubini and Study.
///
/// @throws InvalidInput as `centred`, for a cut outside 0 … 1 or negative losses
///
/// Source  Carleo and Troyer, Science 355, 602 (2017), supplement; Schmitt and Heyl, Phys. Rev.
///         Lett. 125, 100503 (2020), for the smooth cut; its choice: own
TangentFlow tangent_flow(const TangentSample& sample, const FlowCut& cut);

}  // namespace feynet
