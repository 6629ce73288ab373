#pragma once

#include "feynet/core/block.hpp"

#include <Eigen/Core>

namespace feynet {

/// A free scalar in anti–de Sitter space of d + 1 dimensions, as a deep Gaussian Boltzmann machine:
/// its layers are the depths u = ln z, from the boundary at z = ε into the bulk.
///
///     S = ½ ∫ du e^{−du} [φ'² + (k² e^{2u} + m²) φ²]     for each momentum k along the boundary
///
/// Source  Hashimoto, Phys. Rev. D 99, 106017 (2019), arXiv:1903.04951; this discretisation: own
/// derivation
struct BulkScalar {
    double dimension = 1.0;     ///< d > 0, of the boundary
    double mass_squared = 0.0;  ///< m² > −d²/4, in units of the radius
    double cutoff = 1e-3;       ///< ε, the depth z of the visible layer
    double spacing = 0.02;      ///< Δu between two layers

    /// ν = √(d²/4 + m²).
    double order() const;

    /// Δ = d/2 + ν, the scaling dimension at the boundary.
    double scaling_dimension() const { return 0.5 * dimension + order(); }

    /// The ν that a network with layers Δu apart has in place of its limit, from
    /// 2 cosh ν'Δu = 2 cosh(dΔu/2) + m² Δu².
    double layered_order() const;
};

/// @throws InvalidInput naming what makes no sense
void check(const BulkScalar& scalar);

/// The weights of the machine at one momentum: E(φ) = ½ Σₙ sₙ φₙ² + ½ Σₙ lₙ (φₙ₊₁ − φₙ)².
struct BulkLayers {
    Eigen::ArrayXd sites;  ///< sₙ = Δu e^{−duₙ}(k² e^{2uₙ} + m²), half of it at n = 0   layers
    Eigen::ArrayXd links;  ///< lₙ = e^{−d(uₙ + Δu/2)}/Δu                             layers − 1

    Index n_layers() const { return sites.size(); }

    /// The coefficient of ½ φₙ², sₙ + lₙ + lₙ₋₁.                              length layers
    Eigen::ArrayXd diagonal() const;
};

/// The layers from z = ε to where k z = reach, beyond which nothing is left of the field; the
/// deepest one is free.
///
/// @throws InvalidInput unless k > 0 and reach > kε; more than 10⁷ layers
BulkLayers bulk_layers(const BulkScalar& scalar, double momentum, double reach = 40.0);

/// The boundary kernel G, −ln Z[J] = ½ J G J with the visible layer held at J: the deeper layers
/// are summed over from the deepest one outwards,
///
///     Bₙ = sₙ + lₙ Bₙ₊₁/(lₙ + Bₙ₊₁),     G = B₀,
///
/// the conductance of a ladder of conductors sₙ to earth and lₙ between; this is
/// Aₙ = sₙ + lₙ + lₙ₋₁ − lₙ²/Aₙ₊₁ with Aₙ = Bₙ + lₙ₋₁ and without its cancellation.
double boundary_kernel(const BulkLayers& layers);

/// What is added to s₀ so that the kernel vanishes with the momentum, minus the kernel at k → 0:
///
///     −½ m² Δu ε^{−d} − l₀ (1 − e^{(d/2 − ν')Δu}) → (d/2 − ν) ε^{−d}
///
/// for Δu → 0, the counterterm of a boundary at ε. Where m² < 0 the kernel without it is negative
/// at small k: the machine has a sum over its deeper layers for every source, but its visible layer
/// could not be left free.
double counterterm(const BulkScalar& scalar);

/// The mean field of the layers with the visible one held at 1, the bulk-to-boundary propagator:
/// φₙ₊₁ = φₙ lₙ/(lₙ + Bₙ₊₁). With the visible layer free ⟨φ₀φₙ⟩ is this over G.
///                                                                         length layers
Eigen::ArrayXd bulk_to_boundary(const BulkLayers& layers);

}  // namespace feynet
