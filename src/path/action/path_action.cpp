#include "feynet/path/action/path_action.hpp"

#include "feynet/path/action/midpoint_action.hpp"
#include "feynet/path/action/site_action.hpp"

namespace feynet {

Lanes PathAction::delta(const Block& q, Index i, const Lanes& shift) const {
    const Index node = grid_.first_free() + i;
    const Index last = grid_.n_nodes() - 1;
    const Index before = node > 0 ? node - 1 : last;
    const Index after = node < last ? node + 1 : 0;
    return node_delta(node, q.col(before), q.col(node), q.col(after), shift);
}

void PathAction::move(Block& q, Index i, const Lanes& shift) const {
    q.col(grid_.first_free() + i) += shift;
}

std::unique_ptr<PathAction> make_path_action(const PathSystem& system) {
    return std::visit(
        [&]<typename V>(const V& potential) -> std::unique_ptr<PathAction> {
            if (system.rule() == Rule::Site) {
                return std::make_unique<SiteAction<V>>(system.grid(), system.mass(), potential);
            }
            return std::make_unique<MidpointAction<V>>(system.grid(), system.mass(), potential);
        },
        system.lattice_potential());
}

}  // namespace feynet
