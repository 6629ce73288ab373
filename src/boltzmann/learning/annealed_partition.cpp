#include "feynet/boltzmann/learning/annealed_partition.hpp"

#include "feynet/boltzmann/learning/gibbs_sampler.hpp"
#include "feynet/core/error.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace feynet {
namespace {

/// Σⱼ ln 2 cosh βθⱼ of eight configurations: Σ |βθⱼ| + ln Π (1 + e^{−2|βθⱼ|}).
Lanes log_hyperbolic_sum(const Block& theta, double beta) {
    constexpr Index at_once = 512;  // factors are at most 2
    Lanes sum = Lanes::Zero();
    for (Index first = 0; first < theta.cols(); first += at_once) {
        const Index n = std::min(at_once, theta.cols() - first);
        const Block modulus = beta * theta.middleCols(first, n).abs();
        sum += modulus.rowwise().sum();
        const Block factors = 1.0 + (-2.0 * modulus).exp();
        Lanes product = Lanes::Ones();
        for (Index j = 0; j < n; ++j) {
            product *= factors.col(j);
        }
        sum += product.log();
    }
    return sum;
}

}  // namespace

Lanes annealed_log_weights(const BoltzmannMachine& machine, Index n_rungs, Stream stream) {
    require(n_rungs >= 1, "rungs", "must be positive, got {}", n_rungs);
    GibbsSampler sampler(machine);
    Block visible = independent_spins(machine, stream);
    Block theta;
    Lanes log_weight = Lanes::Zero();
    double last = 0.0;
    for (Index k = 1; k <= n_rungs; ++k) {
        const double beta = static_cast<double>(k) / static_cast<double>(n_rungs);
        sampler.hidden_fields(visible, theta);
        log_weight += log_hyperbolic_sum(theta, beta) - log_hyperbolic_sum(theta, last);
        if (k < n_rungs) {
            theta *= beta;
            sampler.sweep_from(theta, visible, stream, beta);
        }
        ++stream.trajectory;
        last = beta;
    }
    return log_weight;
}

LogMeanWeight annealed_log_partition(
    const BoltzmannMachine& machine, std::span<const double> log_weights) {
    LogMeanWeight result = log_mean_weight(log_weights);
    result.value += static_cast<double>(machine.n_hidden()) * std::numbers::ln2;
    for (const double bias : machine.visible()) {
        result.value += std::abs(bias) + std::log1p(std::exp(-2.0 * std::abs(bias)));
    }
    return result;
}

}  // namespace feynet
