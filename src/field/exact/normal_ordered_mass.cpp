#include "feynet/field/exact/normal_ordered_mass.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// The common limit of the arithmetic and the geometric means; convergence is quadratic.
double arithmetic_geometric_mean(double a, double g) {
    constexpr int most_steps = 60;
    for (int i = 0; i < most_steps && std::abs(a - g) > 1e-15 * a; ++i) {
        const double mean = 0.5 * (a + g);
        g = std::sqrt(a * g);
        a = mean;
    }
    return a;
}

}  // namespace

double square_lattice_tadpole(double mass_squared) {
    require(mass_squared > 0.0, "mass_squared", "must be positive, got {}", mass_squared);
    return 1.0 / arithmetic_geometric_mean(
                     4.0 + mass_squared, std::sqrt(mass_squared * (8.0 + mass_squared)));
}

double bare_mass_squared(double mass_squared, double lambda) {
    return mass_squared - 3.0 * lambda * square_lattice_tadpole(mass_squared);
}

double normal_ordered_mass_squared(double bare, double lambda) {
    require(lambda > 0.0, "lambda", "must be positive, got {}", lambda);
    require(std::isfinite(bare), "bare", "must be finite, got {}", bare);
    double low = 1e-3 * lambda;
    while (bare_mass_squared(low, lambda) > bare && low > 1e-280) {
        low *= low < 1.0 ? low : 1e-3;
    }
    double high = 1.0;
    while (bare_mass_squared(high, lambda) < bare) {
        high *= 2.0;
    }
    constexpr int n_bisections = 100;
    for (int i = 0; i < n_bisections; ++i) {
        const double middle = std::sqrt(low) * std::sqrt(high);
        (bare_mass_squared(middle, lambda) < bare ? low : high) = middle;
    }
    return std::sqrt(low) * std::sqrt(high);
}

}  // namespace feynet
