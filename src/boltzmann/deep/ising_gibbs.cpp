#include "feynet/boltzmann/deep/ising_gibbs.hpp"

#include <cmath>

namespace feynet {

Block IsingGibbs::start(const Stream& stream) const {
    return slices_.random_units(stream);
}

DeepLook IsingGibbs::step(Block& units, const RandomSource& random) const {
    const std::vector<IsingSlices::Pair>& pairs = slices_.pairs();
    Block uniforms(lanes, std::ssize(pairs));
    random.uniforms(Purpose::Bond, uniforms);
    Block fields = Block::Zero(lanes, n_units());
    for (Index j = 0; j < uniforms.cols(); ++j) {
        const IsingSlices::Pair& pair = pairs[static_cast<std::size_t>(j)];
        // tanh θ is odd in the two spins, so that it is linear: no exponential.
        const double equal = std::tanh(pair.first + pair.second);
        const double unequal = std::tanh(pair.first - pair.second);
        const Lanes up = 0.5 + 0.25 * (equal + unequal) * units.col(pair.bond.first) +
                         0.25 * (equal - unequal) * units.col(pair.bond.second);
        const Lanes hidden = (uniforms.col(j) < up).select(Lanes::Ones(), Lanes::Constant(-1.0));
        fields.col(pair.bond.first) += pair.first * hidden;
        fields.col(pair.bond.second) += pair.second * hidden;
    }
    uniforms.resize(lanes, n_units());
    random.uniforms(Purpose::Flip, uniforms);
    const Block weights = (-2.0 * fields).exp();
    units = (uniforms * (1.0 + weights) < 1.0)
                .select(Block::Ones(lanes, n_units()), Block::Constant(lanes, n_units(), -1.0));
    return slices_.look(units);
}

}  // namespace feynet
