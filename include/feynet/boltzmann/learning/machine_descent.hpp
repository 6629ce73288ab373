#pragma once

#include "feynet/boltzmann/learning/machine_units.hpp"
#include "feynet/optimize/adam.hpp"

namespace feynet {

/// A descent of so many steps.
struct DescentPlan {
    MachineUnits units = MachineUnits::Spin;
    double rate = 0.02;  ///< of Adam; falls to zero over the second half
    Index n_steps = 1;
};

/// The weights of a machine on their way against slopes, by Adam in the weights of its units.
class MachineDescent {
public:
    /// @throws InvalidInput unless rate and number of steps are positive
    MachineDescent(BoltzmannMachine start, const DescentPlan& plan);

    /// One step against ∂/∂(a, b, W).
    void step(const Eigen::VectorXd& slope);

    const BoltzmannMachine& machine() const { return machine_; }

    /// The mean over the last tenth of the steps, which has less noise than the last one; before
    /// them the present machine.
    BoltzmannMachine averaged() const;

    /// Names all that a step changes.
    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(machine_.weights(), weights_, adam_, n_done_, sum_, n_summed_);
    }

private:
    DescentPlan plan_;
    BoltzmannMachine machine_;
    Eigen::VectorXd weights_;  // in the units of the plan
    Adam adam_;
    Index n_done_ = 0;
    Eigen::VectorXd sum_;
    Index n_summed_ = 0;
};

}  // namespace feynet
