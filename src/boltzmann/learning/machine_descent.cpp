#include "feynet/boltzmann/learning/machine_descent.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <utility>

namespace feynet {

MachineDescent::MachineDescent(BoltzmannMachine start, const DescentPlan& plan)
    : plan_(plan),
      machine_(std::move(start)),
      weights_(weights_in(plan.units, machine_)),
      adam_(machine_.n_weights(), {.rate = plan.rate}),
      sum_(Eigen::VectorXd::Zero(machine_.n_weights())) {
    require(plan.n_steps >= 1, "n_steps", "must be positive, got {}", plan.n_steps);
}

void MachineDescent::step(const Eigen::VectorXd& slope) {
    const double left =
        static_cast<double>(plan_.n_steps - n_done_) / static_cast<double>(plan_.n_steps);
    Eigen::VectorXd whole = weights_;
    adam_.step(slope_in(plan_.units, machine_, slope), whole);
    weights_ += std::clamp(2.0 * left, 0.0, 1.0) * (whole - weights_);
    set_weights_in(plan_.units, weights_, machine_);
    ++n_done_;
    if (10 * n_done_ > 9 * plan_.n_steps) {
        sum_ += machine_.weights();
        ++n_summed_;
    }
}

BoltzmannMachine MachineDescent::averaged() const {
    BoltzmannMachine mean = machine_;
    if (n_summed_ > 0) {
        mean.weights() = sum_ / static_cast<double>(n_summed_);
    }
    return mean;
}

}  // namespace feynet
