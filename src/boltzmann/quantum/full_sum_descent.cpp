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

FullSumDescending::FullSumDescending(
    const SpinModel& model,
    const WaveFunction& wave,
    Eigen::VectorXcd start,
    const FullSumPlan& plan)
    : model_(&model),
      wave_(&wave),
      plan_(plan),
      parameters_(std::move(start)),
      shift_(plan.first_shift) {
    require(plan.rate > 0.0, "rate", "must be positive, got {}", plan.rate);
    require(plan.first_shift > 0.0, "first_shift", "must be positive, got {}", plan.first_shift);
    require(plan.least_shift > 0.0, "least_shift", "must be positive, got {}", plan.least_shift);
    plan_.real_weights = plan.real_weights || !wave.is_analytic();
}

const FullSum& FullSumDescending::here() {
    if (!here_) {
        here_ = sum_over_states(*model_, *wave_, parameters_);
    }
    return *here_;
}

void FullSumDescending::step() {
    const Eigen::VectorXcd next =
        parameters_ - plan_.rate * direction(here().sample, shift_, plan_.real_weights);
    FullSum there = sum_over_states(*model_, *wave_, next);
    if (there.energy <= here().energy) {
        parameters_ = next;
        here_ = std::move(there);
        shift_ = std::max(0.9 * shift_, plan_.least_shift);
    } else {
        shift_ *= 10.0;
    }
}

bool FullSumDescending::has_ended() const {
    return shift_ >= hopeless_shift;
}

FullSumDescent FullSumDescending::result() {
    return {parameters_, here().energy, here().variance};
}

FullSumDescent full_sum_descent(
    const SpinModel& model,
    const WaveFunction& wave,
    const Eigen::VectorXcd& start,
    const FullSumPlan& plan,
    const std::function<bool(const FullSum&)>& sees) {
    FullSumDescending descent(model, wave, start, plan);
    for (Index step = 0; step < plan.steps && !descent.has_ended(); ++step) {
        descent.step();
        if (sees && !sees(descent.here())) {
            break;
        }
    }
    return descent.result();
}

}  // namespace feynet
