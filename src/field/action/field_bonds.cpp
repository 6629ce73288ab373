#include "feynet/field/action/field_bonds.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

FieldBonds::FieldBonds(const FieldAction& action, Index component)
    : lattice_(action.lattice()),
      dimension_(action.dimension()),
      first_column_(component * lattice_.n_sites()) {
    require(
        component >= 0 && component < action.n_components(),
        "component",
        "must be one of the field's {}, counted from 0, got {}",
        action.n_components(),
        component);
    for (Index direction = 0; direction < lattice_.n_dimensions(); ++direction) {
        for (Index site = 0; site < lattice_.n_sites(); ++site) {
            if (lattice_.has_bond(site, direction)) {
                bonds_.push_back({site, lattice_.next(site, direction)});
                factors_.push_back(
                    4.0 * action.couplings().stiffness * lattice_.bond_weight(site, direction));
            }
        }
    }
}

void FieldBonds::break_costs(const Block& q, Block& costs) const {
    costs.resize(lanes, static_cast<Index>(bonds_.size()));
    for (std::size_t b = 0; b < bonds_.size(); ++b) {
        const auto [first, second] = bonds_[b];
        costs.col(static_cast<Index>(b)) =
            factors_[b] * q.col(first_column_ + first) * q.col(first_column_ + second);
    }
}

}  // namespace feynet
