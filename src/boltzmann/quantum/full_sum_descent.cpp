#include "feynet/boltzmann/quantum/full_sum_descent.hpp"

#include "feynet/core/error.hpp"
#include "feynet/optimize/real_weights.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

constexpr double smallest_part = 1e-10;  // of a diagonal that may be zero
constexpr double hopeless_shift = 1e8;

Eigen::VectorXcd direction(const TangentSample& sample, double shift, bool real_weights) {
    const MetricShift shifts{.relative = shift, .absolute = smallest_part};
    if (!real_weights) {
        return reconfiguration(sample, shifts);
    }
    Eigen::VectorXcd along = reconfiguration(over_real_weights(sample), shifts);
    along.imag().setZero();
    return along;
}

}  // namespace

Eigen::VectorXcd noisy_start(
    const WaveFunction& wave, double width, bool real_weights, const Stream& stream) {
    const Index n = wave.n_parameters();
    Block normals(lanes, (2 * n + columns_at_once - 1) / columns_at_once * columns_at_once);
    fill_normals(stream, Purpose::Start, normals);
    Eigen::VectorXcd start = wave.plain();
    const bool real = real_weights || !wave.is_analytic();
    for (Index k = 0; k < n; ++k) {
        start(k) += std::complex<double>(
            width * normals(0, 2 * k), real ? 0.0 : width * normals(0, 2 * k + 1));
    }
    return start;
}

FullSumDescent full_sum_descent(
    const SpinModel& model,
    const WaveFunction& wave,
    const Eigen::VectorXcd& start,
    const FullSumPlan& plan,
    const std::function<bool(const FullSum&)>& sees) {
    require(plan.rate > 0.0, "rate", "must be positive, got {}", plan.rate);
    require(plan.first_shift > 0.0, "first_shift", "must be positive, got {}", plan.first_shift);
    require(plan.least_shift > 0.0, "least_shift", "must be positive, got {}", plan.least_shift);
    const bool real = plan.real_weights || !wave.is_analytic();
    Eigen::VectorXcd parameters = start;
    FullSum here = sum_over_states(model, wave, parameters);
    double shift = plan.first_shift;
    for (Index step = 0; step < plan.steps && shift < hopeless_shift; ++step) {
        const Eigen::VectorXcd next = parameters - plan.rate * direction(here.sample, shift, real);
        FullSum there = sum_over_states(model, wave, next);
        if (there.energy <= here.energy) {
            parameters = next;
            here = std::move(there);
            shift = std::max(0.9 * shift, plan.least_shift);
        } else {
            shift *= 10.0;
        }
        if (sees && !sees(here)) {
            break;
        }
    }
    return {parameters, here.energy, here.variance};
}

}  // namespace feynet
