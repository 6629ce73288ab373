#include "feynet/sampler/hmc.hpp"

#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {

void check(const HmcSettings& settings) {
    require(
        std::isfinite(settings.step_size) && settings.step_size > 0.0,
        "step_size",
        "must be positive, got {}",
        settings.step_size);
    require(
        settings.n_leapfrog >= 1, "n_leapfrog", "must be at least 1, got {}", settings.n_leapfrog);
    require(
        settings.jitter >= 0.0 && settings.jitter < 1.0,
        "jitter",
        "must be in [0, 1), got {}",
        settings.jitter);
}

void HmcSteps::kick(
    Integrator integrator,
    const Action& action,
    const GaussianPart& metric,
    const Lanes& dt,
    const Block& q,
    Block& v) {
    Block gradient(lanes, q.cols());
    Block force(lanes, q.cols());
    action.gradient(q, gradient);
    metric.solve(gradient, force);
    if (integrator == Integrator::Rotation) {
        force -= q - metric.mean();
    }
    for (Index i = 0; i < v.cols(); ++i) {
        v.col(i) -= force.col(i) * dt;
    }
}

void HmcSteps::drift(
    Integrator integrator, const GaussianPart& metric, const Lanes& dt, Block& q, Block& v) {
    if (integrator == Integrator::Leapfrog) {
        for (Index i = 0; i < q.cols(); ++i) {
            q.col(i) += v.col(i) * dt;
        }
        return;
    }
    const Block& mean = metric.mean();
    const Lanes cosine = dt.cos();
    const Lanes sine = dt.sin();
    for (Index i = 0; i < q.cols(); ++i) {
        const Lanes deviation = q.col(i) - mean.col(i);
        const Lanes velocity = v.col(i);
        q.col(i) = mean.col(i) + deviation * cosine + velocity * sine;
        v.col(i) = velocity * cosine - deviation * sine;
    }
}

}  // namespace feynet
