#include "feynet/nnft/interaction/phase_hmc.hpp"

#include "feynet/core/diagonal_gaussian.hpp"

namespace feynet {

Block PhaseAction::with(const Block& phases) const {
    Block theta = theta_;
    for (Index i = 0; i < phases.cols(); ++i) {
        theta.col(3 * i + 1) = phases.col(i);
    }
    return theta;
}

Lanes PhaseAction::value(const Block& phases) const {
    Block field;
    networks_.evaluate(with(phases), field);
    return coupling_.value(field);
}

void PhaseAction::gradient(const Block& phases, Block& gradient) const {
    const Block theta = with(phases);
    Block field;
    Block g;
    networks_.evaluate(theta, field);
    coupling_.gradient(field, g);
    networks_.pull_back_to_phases(theta, g, gradient);
}

PhaseHmc::PhaseHmc(
    const RingNetworks& networks, const QuarticCoupling& coupling, const HmcSettings& settings)
    : networks_(networks), coupling_(coupling), settings_(settings) {
    check(settings);
}

Transition PhaseHmc::step(Block& theta, const RandomSource& random) const {
    const PhaseAction action(networks_, coupling_, theta);
    const DiagonalGaussian unit(networks_.width());
    const Hmc hmc(action, unit, settings_);
    Block phases(lanes, networks_.width());
    for (Index i = 0; i < phases.cols(); ++i) {
        phases.col(i) = theta.col(3 * i + 1);
    }
    const Transition transition = hmc.step(phases, random);
    for (Index i = 0; i < phases.cols(); ++i) {
        theta.col(3 * i + 1) = phases.col(i);
    }
    return transition;
}

}  // namespace feynet
