#include "feynet/boltzmann/deep/ising_slices.hpp"

#include "feynet/boltzmann/deep/deep_machine.hpp"
#include "feynet/core/error.hpp"

#include <cmath>

namespace feynet {
namespace {

/// Where a unit of a machine is among the slices: of the first copy, or of the second.
Index slice_unit(Index unit, Index n_spins, Index n_steps, bool is_second) {
    const Index layer = unit < n_spins ? n_steps : unit / n_spins - 1;
    return (is_second ? 2 * n_steps - layer : layer) * n_spins + unit % n_spins;
}

}  // namespace

IsingSlices::IsingSlices(const SpinModel& model, const ImaginaryTime& time)
    : model_(model), time_(time) {
    const DeepMachine machine = deep_machine(model, time);
    require(model.field != 0.0, "model", "must be Ising in a transverse field");
    for (const bool is_second : {false, true}) {
        for (const DeepMachine::HiddenUnit& hidden : machine.hidden()) {
            if (hidden.size() != 2) {
                continue;  // a coupling of zero has no legs
            }
            const auto at = [&](std::size_t leg) {
                return slice_unit(hidden[leg].unit, model.n_spins, time.n_steps, is_second);
            };
            const PairUnit unit{hidden[0].weight, hidden[1].weight, 0.0};
            pairs_.push_back(
                {.bond = {at(0), at(1)},
                 .first = unit.first.real(),
                 .second = unit.second.real(),
                 .coupling = traced_coupling(unit).real(),
                 .is_second = is_second});
        }
    }
}

Block IsingSlices::random_units(const Stream& stream) const {
    Block units(lanes, n_units());
    fill_uniforms(stream, Purpose::Start, units);
    return units.unaryExpr([](double u) { return u < 0.5 ? -1.0 : 1.0; });
}

DeepLook IsingSlices::look(const Block& units) const {
    const Index n = model_.n_spins;
    const Index middle = first_visible();
    const double tangent = std::tanh(model_.field * time_.spacing);
    const auto power = [tangent](double product) {
        return product > 0.0 ? tangent : 1.0 / tangent;
    };
    Block fields = Block::Zero(lanes, n);  // s times what H_z makes it feel
    for (const SpinBond& bond : model_.bonds) {
        const Lanes term =
            bond.diagonal * units.col(middle + bond.first) * units.col(middle + bond.second);
        fields.col(bond.first) += term;
        fields.col(bond.second) += term;
    }
    DeepLook look;
    for (Index i = 0; i < n; ++i) {
        const Lanes here = units.col(middle + i);
        const Lanes before = here * units.col(middle - n + i);
        const Lanes after = here * units.col(middle + n + i);
        const Lanes link = 0.5 * (before.unaryExpr(power) + after.unaryExpr(power));
        look.link_flip += link / static_cast<double>(n);
        // ψ(v') of one copy alone: its half layer of couplings feels the flip as well.
        const Lanes turned = time_.spacing * fields.col(i);
        look.flip += turned.exp() * link / static_cast<double>(n);
    }
    const double all = model_.field * static_cast<double>(n);
    look.energy = bond_energy(units, time_.n_steps) - all * look.flip;
    look.mixed_energy = 0.5 * (bond_energy(units, 0) + bond_energy(units, 2 * time_.n_steps)) - all;
    for (const SpinBond& bond : model_.bonds) {
        look.neighbours += units.col(middle + bond.first) * units.col(middle + bond.second) /
                           static_cast<double>(model_.bonds.size());
    }
    return look;
}

Lanes IsingSlices::bond_energy(const Block& units, Index slice) const {
    Lanes energy = Lanes::Zero();
    const Index first = slice * model_.n_spins;
    for (const SpinBond& bond : model_.bonds) {
        energy += bond.diagonal * units.col(first + bond.first) * units.col(first + bond.second);
    }
    return energy;
}

}  // namespace feynet
