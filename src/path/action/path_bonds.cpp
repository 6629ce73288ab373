#include "feynet/path/action/path_bonds.hpp"

namespace feynet {

PathBonds::PathBonds(const PathAction& action) : action_(action) {
    const TimeGrid& grid = action.grid();
    for (Index n = 0; n < grid.n_slices(); ++n) {
        bonds_.push_back({n, (n + 1) % grid.n_nodes()});
    }
    for (Index n = 0; n < grid.n_nodes(); ++n) {
        if (n < grid.first_free() || n >= grid.first_free() + grid.n_free()) {
            fixed_sites_.push_back(n);
        }
    }
}

void PathBonds::break_costs(const Block& path, Block& costs) const {
    costs.resize(lanes, static_cast<Index>(bonds_.size()));
    for (Index n = 0; n < costs.cols(); ++n) {
        costs.col(n) = action_.flip_cost(path.col(n), path.col(n + 1 < path.cols() ? n + 1 : 0));
    }
}

}  // namespace feynet
