#pragma once

#include <functional>

namespace feynet {

/// The geometry of a network that halves its sites from layer to layer,
///
///     ds² = α (dτ² + 2^{−2τ} dx²),
///
/// τ the layer and x the site at τ = 0: the step to the next layer has the length √α, and so has
/// that to the neighbour in every layer, of which there are 2^{−τ} to a unit of x. With
/// z = 2^τ/ln 2 it is (α/ln² 2)(dz² + dx²)/z², a hyperbolic plane of radius √α/ln 2.
struct LayerGeometry {
    double alpha = 1.0;

    double time_metric() const { return alpha; }  ///< g_ττ
    double space_metric(double layer) const;      ///< g_xx = α 2^{−2τ}
    static double depth(double layer);            ///< z
    double conformal_factor(double depth) const;  ///< (α/ln² 2)/z², of dz² + dx²
    double curvature() const;                     ///< Gauss's, −(ln 2)²/α

    /// The geodesic between two points of one layer,
    /// (√α/ln 2) arcosh(1 + x²/2z²) → 2√α log₂(x/z) for x ≫ z. On the tree of the network it is
    /// tree_distance = 2 log₂ x, up to a constant, where α = 1.
    double distance(double separation, double layer) const;
};

/// Gauss's curvature of ds² = g_ττ dτ² + g_xx(τ) dx² with g_ττ constant, −(√g_xx)''/(g_ττ √g_xx),
/// with g_xx = α 2^{−2τ} differentiated as a Taylor series: exact to rounding.
double curvature_by_jets(const LayerGeometry& geometry, double layer);

/// The curvature of a metric of which nothing is known but its numbers, by differences of the
/// eighth order over ±4 steps.
///
/// @param space_metric  g_xx(τ)
double curvature_by_differences(
    double time_metric,
    const std::function<double(double)>& space_metric,
    double layer,
    double step);

}  // namespace feynet
