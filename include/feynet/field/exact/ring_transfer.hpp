#pragma once

#include "feynet/field/scalar_couplings.hpp"

#include <Eigen/Core>

namespace feynet {

/// The exact answers for a field of one component on a ring of any length, d = 1, in the
/// definitions of FieldNumbers.
struct RingAnswers {
    double phi2 = 0.0;
    double phi4 = 0.0;
    double ising_energy = 0.0;
    double magnetisation2 = 0.0;
    double magnetisation4 = 0.0;
    double binder = 0.0;
    double log_partition = 0.0;
    Eigen::ArrayXd correlator;  ///< C(t) = ⟨φ(0) φ(t)⟩, t = 0 … n_times/2
    double error = 0.0;         ///< the largest relative change on the last refinement
};

/// The ring as the trace of powers of the matrix T(x, y) = exp{−κ(x − y)² − [V(x) + V(y)]/2} on a
/// uniform grid of φ, with V = rφ² + uφ⁴. The moments of M are those of the trace of (T e^{Jx})ᴺ,
/// as polynomials in the source J up to J⁴.
///
/// @throws InvalidInput if n_times < 2 or 300 points are not enough for 1e−10
RingAnswers ring_transfer(Index n_times, const ScalarCouplings& couplings);

}  // namespace feynet
