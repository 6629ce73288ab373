#include "feynet/holography/metric/parity_metric.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>

namespace feynet {
namespace {

/// η Tₖ(2η²/R² − 1), depths × K.
Eigen::MatrixXd parity_basis(const Eigen::VectorXd& depths, Index n_modes, double reach) {
    require(std::isfinite(reach) && reach > 0.0, "reach", "must be positive, got {}", reach);
    require(n_modes >= 1, "n_modes", "must be positive, got {}", n_modes);
    Eigen::MatrixXd basis(depths.size(), n_modes);
    for (Index n = 0; n < depths.size(); ++n) {
        const double depth = depths(n);
        require(
            depth > 0.0 && depth <= reach, "depths", "must be in (0, {}], got {}", reach, depth);
        // Tₖ₊₁ = 2x Tₖ − Tₖ₋₁, started at T₀ = 1, T₋₁ = x.
        const double x = 2.0 * square(depth / reach) - 1.0;
        double chebyshev = 1.0;
        double before = x;
        for (Index k = 0; k < n_modes; ++k) {
            basis(n, k) = depth * chebyshev;
            const double next = 2.0 * x * chebyshev - before;
            before = chebyshev;
            chebyshev = next;
        }
    }
    return basis;
}

}  // namespace

ParityMetric::ParityMetric(const Eigen::VectorXd& depths, Index n_modes, double reach)
    : LinearMetric(depths.cwiseInverse(), parity_basis(depths, n_modes, reach)) {}

}  // namespace feynet
