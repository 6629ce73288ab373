#pragma once

#include "feynet/core/gaussian_part.hpp"
#include "feynet/network/lattice_oscillator.hpp"
#include "feynet/network/linear_network.hpp"
#include "feynet/network/time_grid.hpp"

#include <memory>

namespace feynet {

/// A linear network whose nodes are those of a path on a time grid.
class PathNetwork : public LinearNetwork {
public:
    /// @param offset  x̄ at all nodes, fixed ends included
    PathNetwork(const TimeGrid& grid, const Eigen::ArrayXd& offset)
        : LinearNetwork(offset), grid_(grid) {}

    const TimeGrid& grid() const { return grid_; }
    Index n_weights() const final { return grid_.n_free(); }

    /// The action of a harmonic oscillator in these weights, M = AᵀKA, in its cheapest form. The
    /// result refers to this network.
    ///
    /// @throws InvalidInput as DecayNetwork does
    virtual std::unique_ptr<GaussianPart> oscillator_part(
        Rule rule, double mass, double frequency) const;

private:
    TimeGrid grid_;
};

/// x̄ of networks whose zero weights are the free classical path: the straight line between two
/// fixed ends, the constant path from one, zero otherwise.
Eigen::ArrayXd straight_path(const TimeGrid& grid);

}  // namespace feynet
