#include "feynet/holography/hamiltonian_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/powers.hpp"

#include <cmath>
#include <utility>

namespace feynet {
namespace {

void check(const HamiltonianWeights& w, const UnitFunction& f, const UnitFunction& g) {
    const double trace = w.w11 + w.w22;
    require(
        std::abs(trace) <= 1e-15 * (std::abs(w.w11) + std::abs(w.w22)),
        "weights",
        "must have w11 + w22 = 0 to be Hamiltonian, got {}",
        trace);
    require(w.lambda1 == 0.0 || w.v != 0.0, "v", "must not be 0 where f is in use");
    require(w.lambda2 == 0.0 || w.u != 0.0, "u", "must not be 0 where g is in use");
    require(w.lambda1 == 0.0 || (f.value && f.integral), "f", "must be given with its integral");
    require(w.lambda2 == 0.0 || (g.value && g.integral), "g", "must be given with its integral");
}

}  // namespace

HamiltonianNetwork::HamiltonianNetwork(
    const HamiltonianWeights& weights, UnitFunction f, UnitFunction g, double step)
    : weights_(weights), f_(std::move(f)), g_(std::move(g)), step_(step) {
    check(weights_, f_, g_);
    require(std::isfinite(step) && step > 0.0, "step", "must be positive, got {}", step);
    const HamiltonianWeights& w = weights_;
    inner_ << 0.0, 0.0, w.v, 0.0,                    //
        0.0, 1.0 + w.w11 * step, w.w12 * step, 0.0,  //
        0.0, w.w21 * step, 1.0 + w.w22 * step, 0.0,  //
        0.0, w.u, 0.0, 0.0;
    outer_ << 0.0, 0.0, 0.0, 0.0,  //
        w.lambda1, 1.0, 0.0, 0.0,  //
        0.0, 0.0, 1.0, w.lambda2,  //
        0.0, 0.0, 0.0, 0.0;
}

Eigen::Vector4d HamiltonianNetwork::activate(const Eigen::Vector4d& x) const {
    const double first = weights_.lambda1 == 0.0 ? 0.0 : step_ * f_.value(x[0]);
    const double last = weights_.lambda2 == 0.0 ? 0.0 : step_ * g_.value(x[3]);
    return {first, x[1], x[2], last};
}

PhasePoint HamiltonianNetwork::propagate(PhasePoint start, Index n_layers) const {
    Eigen::Vector4d x(0.0, start.q, start.p, 0.0);
    for (Index n = 0; n < n_layers; ++n) {
        x = outer_ * activate(inner_ * x);
    }
    return {x[1], x[2]};
}

double HamiltonianNetwork::energy(const PhasePoint& at) const {
    const HamiltonianWeights& w = weights_;
    double energy = w.w11 * at.p * at.q + 0.5 * w.w12 * square(at.p) - 0.5 * w.w21 * square(at.q);
    if (w.lambda1 != 0.0) {
        energy += w.lambda1 / w.v * f_.integral(w.v * at.p);
    }
    if (w.lambda2 != 0.0) {
        energy -= w.lambda2 / w.u * g_.integral(w.u * at.q);
    }
    return energy;
}

}  // namespace feynet
