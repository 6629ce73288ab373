#include "feynet/statistics/estimate.hpp"

#include "feynet/statistics/convergence.hpp"

#include <cmath>
#include <utility>

namespace feynet {

Estimate estimate(const Series& series, double window_factor) {
    GammaResult gamma = gamma_method(series, window_factor);
    return {
        .mean = gamma.mean,
        .error = gamma.error,
        .tau_int = gamma.tau_int,
        .tau_int_error = gamma.tau_int_error,
        .ess = gamma.tau_int > 0.0 ? static_cast<double>(gamma.n) / (2.0 * gamma.tau_int) : 0.0,
        .rhat = split_rhat(series),
        .n = gamma.n,
        .window = gamma.window,
        .rho = std::move(gamma.rho),
        .status = gamma.status};
}

}  // namespace feynet
