#pragma once

#include "feynet/core/signed_bonds.hpp"
#include "feynet/field/action/field_action.hpp"

#include <vector>

namespace feynet {

/// The signs of one component c of a field: one site per lattice site, one bond per lattice bond,
/// with the coupling
///
///     J_b = 2κ w_b |φ_c(x)| |φ_c(y)|.
///
/// The rest of the action depends on φ_c² alone, so that flips are exact for any number of
/// components. The bonds in time stand first, then those of each direction in space.
class FieldBonds final : public SignedBonds {
public:
    /// @param component  0 … n_components − 1
    /// @throws InvalidInput if there is no such component
    explicit FieldBonds(const FieldAction& action, Index component = 0);

    Index dimension() const override { return dimension_; }
    Index n_sites() const override { return lattice_.n_sites(); }
    const std::vector<Bond>& bonds() const override { return bonds_; }
    const std::vector<Index>& fixed_sites() const override { return no_sites_; }
    void break_costs(const Block& q, Block& costs) const override;
    void flip(Block& q, const Block& signs) const override {
        q.middleCols(first_column_, n_sites()) *= signs;
    }

private:
    Lattice lattice_;
    Index dimension_;
    Index first_column_;
    std::vector<Bond> bonds_;
    std::vector<double> factors_;  ///< 4κ w_b
    std::vector<Index> no_sites_;
};

}  // namespace feynet
