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
    Block change;
    for (Index i = 0; i < n; ++i) {
        networks_.change_of(theta, offered, i, change);
        const Lanes new_u = coupling_.value(field, change);
        const Lanes taken = accepts(new_u - u, uniforms.col(i));
        field += change.colwise() * taken;
        u += taken * (new_u - u);
        for (Index c = 3 * i; c < 3 * (i + 1); ++c) {
            theta.col(c) = (taken > 0.5).select(offered.col(c), theta.col(c));
        }
        n_accepted += taken;
    }
    Transition transition;
    transition.acceptance = n_accepted / static_cast<double>(n);
    return transition;
}

}  // namespace feynet
