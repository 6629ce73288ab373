#include "feynet/boltzmann/deep/bulk_scalar.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>

namespace feynet {
namespace {

/// Bₙ of all layers.
Eigen::ArrayXd behind_layers(const BulkLayers& layers) {
    Eigen::ArrayXd behind = layers.sites;
    for (Index n = layers.links.size() - 1; n >= 0; --n) {
        behind(n) += layers.links(n) * behind(n + 1) / (layers.links(n) + behind(n + 1));
    }
    return behind;
}

}  // namespace

double BulkScalar::order() const {
    return std::sqrt(0.25 * square(dimension) + mass_squared);
}

double BulkScalar::layered_order() const {
    // cosh x − 1 = 2 sinh² (x/2) on both sides
    const double half = std::sinh(0.25 * dimension * spacing);
    return 2.0 / spacing *
           std::asinh(std::sqrt(square(half) + 0.25 * mass_squared * square(spacing)));
}

void check(const BulkScalar& scalar) {
    require_positive(scalar.dimension, "dimension");
    require_positive(scalar.cutoff, "cutoff");
    require_positive(scalar.spacing, "spacing");
    require(scalar.spacing <= 1.0, "spacing", "must be at most 1, got {}", scalar.spacing);
    const double bound = -0.25 * square(scalar.dimension);
    require(
        std::isfinite(scalar.mass_squared) && scalar.mass_squared > bound,
        "mass_squared",
        "must be above −d²/4 = {:g}, got {}",
        bound,
        scalar.mass_squared);
}

Eigen::ArrayXd BulkLayers::diagonal() const {
    Eigen::ArrayXd diagonal = sites;
    diagonal.head(links.size()) += links;
    diagonal.tail(links.size()) += links;
    return diagonal;
}

BulkLayers bulk_layers(const BulkScalar& scalar, double momentum, double reach) {
    check(scalar);
    require(
        std::isfinite(momentum) && momentum > 0.0,
        "momentum",
        "must be positive, got {}",
        momentum);
    require(
        momentum * scalar.cutoff < reach,
        "momentum",
        "must be below {:g}, the deepest k z over the cutoff, got {}",
        reach / scalar.cutoff,
        momentum);
    const double steps = std::ceil(std::log(reach / (momentum * scalar.cutoff)) / scalar.spacing);
    require(steps < 1e7, "spacing", "must leave less than 10⁷ layers, got {}", scalar.spacing);
    const auto n_links = static_cast<Index>(steps);
    const Eigen::ArrayXd u =
        std::log(scalar.cutoff) +
        scalar.spacing * Eigen::ArrayXd::LinSpaced(n_links + 1, 0.0, static_cast<double>(n_links));
    const double d = scalar.dimension;
    BulkLayers layers;
    layers.sites = scalar.spacing * (-d * u).exp() *
                   (square(momentum) * (2.0 * u).exp() + scalar.mass_squared);
    layers.sites(0) *= 0.5;
    layers.links = (-d * (u.head(n_links) + 0.5 * scalar.spacing)).exp() / scalar.spacing;
    return layers;
}

double boundary_kernel(const BulkLayers& layers) {
    return behind_layers(layers)(0);
}

double counterterm(const BulkScalar& scalar) {
    const double d = scalar.dimension;
    const double du = scalar.spacing;
    const double site = 0.5 * scalar.mass_squared * du;
    const double link = std::exp(-0.5 * d * du) / du;
    // φₙ = e^{(d/2 − ν')uₙ} at k = 0
    const double fall = std::expm1((0.5 * d - scalar.layered_order()) * du);
    return std::pow(scalar.cutoff, -d) * (link * fall - site);
}

Eigen::ArrayXd bulk_to_boundary(const BulkLayers& layers) {
    const Eigen::ArrayXd behind = behind_layers(layers);
    Eigen::ArrayXd field = Eigen::ArrayXd::Ones(layers.n_layers());
    for (Index n = 0; n + 1 < layers.n_layers(); ++n) {
        field(n + 1) = field(n) * layers.links(n) / (layers.links(n) + behind(n + 1));
    }
    return field;
}

}  // namespace feynet
