#include "feynet/nnft/interaction/neuron_refresh.hpp"

namespace feynet {

Transition NeuronRefresh::step(Block& theta, const RandomSource& random) const {
    const Index n = networks_.width();
    Block offered;
    networks_.draw(random, n, offered);
    Block uniforms(lanes, n);
    random.uniforms(Purpose::Acceptance, uniforms);
    Block field;
    networks_.evaluate(theta, field);
    Lanes u = coupling_.value(field);
    Lanes n_accepted = Lanes::Zero();
    Block changed;
    for (Index i = 0; i < n; ++i) {
        changed = field;
        networks_.add_neuron(theta, i, -1.0, changed);
        networks_.add_neuron(offered, i, 1.0, changed);
        const Lanes new_u = coupling_.value(changed);
        const auto accepted = (uniforms.col(i) < (u - new_u).exp()).eval();
        for (int lane = 0; lane < lanes; ++lane) {
            if (accepted[lane]) {
                theta.row(lane).segment(3 * i, 3) = offered.row(lane).segment(3 * i, 3);
                field.row(lane) = changed.row(lane);
                u[lane] = new_u[lane];
                n_accepted[lane] += 1.0;
            }
        }
    }
    Transition transition;
    transition.acceptance = n_accepted / static_cast<double>(n);
    return transition;
}

}  // namespace feynet
