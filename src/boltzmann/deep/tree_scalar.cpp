#include "feynet/boltzmann/deep/tree_scalar.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>

namespace feynet {
namespace {

/// p^Δ, the larger root of y + p/y = p + 1 + m².
double power_of_step(const TreeScalar& scalar) {
    const double diagonal = scalar.prime + 1.0 + scalar.mass_squared;
    return 0.5 * (diagonal + std::sqrt(square(diagonal) - 4.0 * scalar.prime));
}

}  // namespace

void check(const TreeScalar& scalar) {
    require(
        scalar.prime >= 2.0 && scalar.prime <= 1e6 && scalar.prime == std::round(scalar.prime),
        "prime",
        "must be a whole number, 2 … 10⁶, got {}",
        scalar.prime);
    const double bound = -square(std::sqrt(scalar.prime) - 1.0);
    require(
        std::isfinite(scalar.mass_squared) && scalar.mass_squared >= bound,
        "mass_squared",
        "must be at least −(√p − 1)² = {:g}, got {}",
        bound,
        scalar.mass_squared);
}

double TreeScalar::scaling_dimension() const {
    return std::log(power_of_step(*this)) / std::log(prime);
}

double TreeScalar::propagator(Index distance) const {
    const double y = power_of_step(*this);
    // at d = 0 the equation (p + 1 + m²)C − (p + 1)C/y = 1, with p + 1 + m² = y + p/y
    return std::pow(y, -static_cast<double>(distance)) / (y - 1.0 / y);
}

FiniteTree::FiniteTree(const TreeScalar& scalar, Index n_levels)
    : prime_(scalar.prime), diagonal_(scalar.prime + 1.0 + scalar.mass_squared) {
    check(scalar);
    require(n_levels >= 1 && n_levels <= 1000, "levels", "must be 1 … 1000, got {}", n_levels);
    below_.resize(n_levels + 1);
    below_(n_levels) = diagonal_;
    for (Index n = n_levels - 1; n >= 0; --n) {
        below_(n) = diagonal_ - prime_ / below_(n + 1);
    }
}

double FiniteTree::step_ratio(Index level) const {
    return 1.0 / below_(level + 1);
}

double FiniteTree::leaf_correlation(Index generations) const {
    const Index leaves = below_.size() - 1;
    const Index top = leaves - generations;
    require(
        generations >= 0 && top >= 0, "generations", "must be 0 … {}, got {}", leaves, generations);
    // what is left of a vertex when all but one of its branches downwards are summed over; the root
    // has p + 1 of them
    double above = diagonal_ - prime_ / below_(1);
    for (Index n = 1; n < top; ++n) {
        above = diagonal_ - (prime_ - 1.0) / below_(n + 1) - 1.0 / above;
    }
    const double rest = top == 0 ? below_(0) - 1.0 / below_(1) : below_(top) - 1.0 / above;
    return below_.tail(generations).square().inverse().prod() / rest;
}

}  // namespace feynet
