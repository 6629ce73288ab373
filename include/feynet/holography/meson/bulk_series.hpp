#pragma once

#include "feynet/core/block.hpp"
#include "feynet/core/jet.hpp"
#include "feynet/holography/meson/meson_background.hpp"

#include <Eigen/Core>

namespace feynet {

/// A bulk of AdS/QCD as a series in the depth, anti–de Sitter at the boundary,
///
///     A = −log z + ẑ² Σ_k a_k T_k(y),  Φ = ẑ² Σ_k φ_k T_k(y),  ẑ = z/ℓ,
///     y = (ẑ² − 9)/(ẑ² + 9),
///
/// T_k Chebyshev's polynomials. Both are even in z, analytic at the boundary, and grow as z² far
/// inside: towers on straight lines, of a slope for each spin. The soft wall is φ₀ = 1, ℓ = 1/κ.
/// Half of the range of y lies before ẑ = 3, where most of a light meson is.
///
/// Units  those of z for ℓ.
struct BulkSeries {
    double length = 1.0;
    Eigen::VectorXd warp;     ///< a_k
    Eigen::VectorXd dilaton;  ///< φ_k

    /// The bulk, for spectra.
    MesonBackground background() const;

    /// A and its derivatives at z > 0.
    Jet<2, double> warp_at(double z) const;

    /// Φ and its derivatives at z.
    Jet<2, double> dilaton_at(double z) const;

    /// Whether mesons of that spin are bound: B_S falls as z², (2S − 1) Σ_k a_k < Σ_k φ_k.
    bool confines(int spin) const;
};

/// The functions ẑ² T_k(y) of BulkSeries at depths z.        depths × modes
Eigen::MatrixXd bulk_modes(const Eigen::ArrayXd& z, double length, Index n_modes);

}  // namespace feynet
