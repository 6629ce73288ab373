#include "feynet/sampler/gaussian_family.hpp"

#include "feynet/sampler/exact_sampler.hpp"

namespace feynet {
namespace {

/// G(q) = ½ (q − q̄)ᵀM(q − q̄).
Lanes gaussian_value(const GaussianPart& gaussian, const Block& q) {
    const Block deviation = q - gaussian.mean();
    return 0.5 * gaussian.norm(deviation);
}

}  // namespace

Lanes CoupledSteps::energy(
    const Action& action, const GaussianPart& metric, const Block& q, const Block& v) const {
    return (1.0 - coupling) * gaussian_value(metric, q) + coupling * action.value(q) +
           0.5 * metric.norm(v);
}

void CoupledSteps::kick(
    Integrator /*integrator*/,
    const Action& action,
    const GaussianPart& metric,
    const Lanes& dt,
    const Block& q,
    Block& v) const {
    HmcSteps::kick(Integrator::Rotation, action, metric, coupling * dt, q, v);
}

GaussianFamily::GaussianFamily(
    const Action& action, const GaussianPart& gaussian, HmcSettings settings)
    : action_(action), gaussian_(gaussian), settings_(settings) {
    settings_.integrator = Integrator::Rotation;
    check(settings_);
}

void GaussianFamily::draw(const RandomSource& random, Block& q) const {
    q.resize(lanes, dimension());
    ExactSampler(gaussian_).step(q, random);
}

Lanes GaussianFamily::rest(const Block& q) const {
    return action_.value(q) - gaussian_value(gaussian_, q);
}

Transition GaussianFamily::move(double coupling, Block& q, const RandomSource& random) const {
    CoupledSteps steps;
    steps.coupling = coupling;
    return Hmc<CoupledSteps>(action_, gaussian_, settings_, steps).step(q, random);
}

}  // namespace feynet
