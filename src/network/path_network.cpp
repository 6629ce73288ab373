#include "feynet/network/path_network.hpp"

#include "feynet/network/decay_network.hpp"
#include "feynet/network/network_gaussian.hpp"

namespace feynet {

std::unique_ptr<GaussianPart> PathNetwork::oscillator_part(
    Rule rule, double mass, double frequency) const {
    return std::make_unique<NetworkGaussian>(
        *this, std::make_unique<DecayNetwork>(grid(), rule, mass, frequency));
}

Eigen::ArrayXd straight_path(const TimeGrid& grid) {
    switch (grid.boundary()) {
        case Boundary::Dirichlet:
            return Eigen::ArrayXd::LinSpaced(grid.n_nodes(), grid.x_initial(), grid.x_final());
        case Boundary::HalfLine:
            return Eigen::ArrayXd::Constant(grid.n_nodes(), grid.x_initial());
        default:
            return Eigen::ArrayXd::Zero(grid.n_nodes());
    }
}

}  // namespace feynet
