#include "feynet/boltzmann/deep/singlet_loops.hpp"

#include "feynet/core/error.hpp"
#include "feynet/sampler/swendsen_wang.hpp"
#include "layer_sums.hpp"

#include <cmath>
#include <utility>

namespace feynet {
SingletLoops::SingletLoops(const SpinModel& model, const ImaginaryTime& time)
    : bonds_(model.bonds),
      singlets_(start_singlets(model)),
      n_spins_(model.n_spins),
      n_units_(model.n_spins) {
    require(!singlets_.empty(), "model", "must be a Heisenberg antiferromagnet");
    std::vector<EvolutionFactor> factors = evolution_factors(model, time);
    add_copy(model, factors);
    add_copy(model, factors);
}

void SingletLoops::add_copy(const SpinModel& model, const std::vector<EvolutionFactor>& factors) {
    std::vector<Index> layer = units_from(0, model.n_spins);
    for (auto factor = factors.rbegin(); factor != factors.rend(); ++factor) {
        Index& first = layer[static_cast<std::size_t>(factor->first)];
        Index& second = layer[static_cast<std::size_t>(factor->second)];
        const Bond far{n_units_, n_units_ + 1};
        gadgets_.push_back(
            {{first, second}, far, 1.0 / (1.0 + 0.5 * std::expm1(4.0 * factor->strength))});
        first = far.first;
        second = far.second;
        n_units_ += 2;
    }
    ends_.push_back(std::move(layer));
}

Block SingletLoops::start(const Stream& /*stream*/) const {
    Block units = Block::Ones(lanes, n_units_);
    for (const Bond& pair : singlets_) {
        units.col(pair.second) = -1.0;
    }
    for (const Gadget& gadget : gadgets_) {
        units.col(gadget.far.first) = units.col(gadget.near.first);
        units.col(gadget.far.second) = units.col(gadget.near.second);
    }
    return units;
}

DeepLook SingletLoops::step(Block& units, const RandomSource& random) const {
    LaneClusters loops = drawn_loops(units, random);
    Block signs(lanes, n_units_);
    random.uniforms(Purpose::Flip, signs);
    signs = signs.unaryExpr([](double u) { return ClusterSteps::sign(u); }).eval();
    hand_on<ClusterSteps>(loops, signs);
    units *= signs;

    const LayerSums middle = layer_sums(bonds_, units_from(0, n_spins_), units, loops);
    const LayerSums first = layer_sums(bonds_, ends_[0], units, loops);
    const LayerSums second = layer_sums(bonds_, ends_[1], units, loops);
    // ⟨σ·σ⟩ = 3⟨σᶻσᶻ⟩ of singlets.
    return {
        .energy = 3.0 * middle.energy,
        .mixed_energy = 1.5 * (first.energy + second.energy),
        .neighbours = middle.neighbours};
}

LaneClusters SingletLoops::drawn_loops(const Block& units, const RandomSource& random) const {
    Block uniforms(lanes, std::ssize(gadgets_));
    random.uniforms(Purpose::Bond, uniforms);
    LaneClusters loops(n_units_);
    for (int lane = 0; lane < lanes; ++lane) {
        for (std::size_t g = 0; g < gadgets_.size(); ++g) {
            const auto& [near, far, straight] = gadgets_[g];
            const double here = units(lane, near.first);
            const bool is_equal = here == units(lane, near.second);
            const bool goes_on = here == units(lane, far.first);
            if (is_equal || (goes_on && uniforms(lane, static_cast<Index>(g)) < straight)) {
                loops.join(lane, near.first, far.first);
                loops.join(lane, near.second, far.second);
            } else {
                loops.join(lane, near.first, near.second);
                loops.join(lane, far.first, far.second);
            }
        }
        for (const std::vector<Index>& layer : ends_) {
            for (const Bond& pair : singlets_) {
                loops.join(
                    lane,
                    layer[static_cast<std::size_t>(pair.first)],
                    layer[static_cast<std::size_t>(pair.second)]);
            }
        }
    }
    return loops;
}

}  // namespace feynet
