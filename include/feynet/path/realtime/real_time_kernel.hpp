#pragma once

#include "feynet/network/path_network.hpp"
#include "feynet/path/realtime/real_time_oscillator.hpp"

namespace feynet {

/// The Gaussian integral over the weights of a network, ∫ dθ |det ∂x/∂θ| e^{iS(θ)/ħ}, and what it
/// is made of.
struct RealTimeKernel {
    Amplitude amplitude;            ///< K(x_N, x₀; T)
    Index morse_index = 0;          ///< ν, the number of negative eigenvalues of ∂²S/∂θ²
    double log_determinant = 0.0;   ///< ln |det ∂²S/∂θ²|
    double classical_action = 0.0;  ///< S at the weights where ∂S/∂θ = 0
};

/// The real-time kernel as the integral over the weights of a network, without Monte Carlo:
///
///     H = AᵀKA,  b = AᵀK x̄,  S_cl = S(x̄) − ½ bᵀH⁻¹b,
///     K(x_N, x₀; T) = (m/2πiħa)^{N/2} |det A| (2πiħ)^{(N−1)/2} |det H|^{−1/2} e^{−iπν/2}
///     e^{iS_cl/ħ}.
///
/// Each weight with a positive eigenvalue gives the Fresnel phase e^{iπ/4}, each of the ν with a
/// negative one e^{−iπ/4}: the branch of √det H is the signature of H. H is made column by column
/// by the maps of the network itself, A, K and Aᵀ, and solved by its eigenvalues: O(N³).
///
/// @param network  on the grid of the oscillator
/// @throws InvalidInput if there are more than 2048 slices, or H is singular to rounding, as on a
///         caustic
/// Source  arXiv:2403.11420 (the networks and their Jacobians).
RealTimeKernel real_time_kernel(const RealTimeOscillator& oscillator, const PathNetwork& network);

/// The same in sine weights, where H is diagonal: O(N log N).
RealTimeKernel real_time_kernel_in_sines(const RealTimeOscillator& oscillator);

/// The same in site weights, where H is tridiagonal, by its LDLᵀ with pivots of order 1 and 2:
/// O(N). The signature of D is that of H. Rounding costs a relative N² 1e−16.
RealTimeKernel real_time_kernel_in_sites(const RealTimeOscillator& oscillator);

}  // namespace feynet
