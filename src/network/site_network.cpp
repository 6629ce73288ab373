#include "feynet/network/site_network.hpp"

namespace feynet {
namespace {

Eigen::ArrayXd fixed_ends(const TimeGrid& grid) {
    Eigen::ArrayXd ends = Eigen::ArrayXd::Zero(grid.n_nodes());
    ends[0] = grid.x_initial();
    ends[grid.n_nodes() - 1] += grid.x_final();
    return ends;
}

}  // namespace

SiteNetwork::SiteNetwork(const TimeGrid& grid) : PathNetwork(grid, fixed_ends(grid)) {}

void SiteNetwork::apply(const Block& theta, Block& path) const {
    path.setZero();
    path.middleCols(grid().first_free(), n_weights()) = theta;
}

void SiteNetwork::apply_transposed(const Block& g, Block& gradient) const {
    gradient = g.middleCols(grid().first_free(), n_weights());
}

void SiteNetwork::solve(const Block& path, Block& theta) const {
    theta = path.middleCols(grid().first_free(), n_weights());
}

void SiteNetwork::solve_transposed(const Block& h, Block& g) const {
    g.setZero();
    g.middleCols(grid().first_free(), n_weights()) = h;
}

}  // namespace feynet
