#pragma once

#include "feynet/core/signed_bonds.hpp"
#include "feynet/path/action/path_action.hpp"

#include <vector>

namespace feynet {

/// The signs of a path in an even potential: one site per node, one bond per link, with the
/// coupling that the link has in the rule of the action. Fixed ends keep their sign.
class PathBonds final : public SignedBonds {
public:
    /// `action` must outlive this object; its potential must be even.
    explicit PathBonds(const PathAction& action);

    Index dimension() const override { return action_.dimension(); }
    Index n_sites() const override { return action_.dimension(); }
    const std::vector<Bond>& bonds() const override { return bonds_; }
    const std::vector<Index>& fixed_sites() const override { return fixed_sites_; }
    void break_costs(const Block& path, Block& costs) const override;
    void flip(Block& path, const Block& signs) const override { path *= signs; }

private:
    const PathAction& action_;
    std::vector<Bond> bonds_;
    std::vector<Index> fixed_sites_;
};

}  // namespace feynet
