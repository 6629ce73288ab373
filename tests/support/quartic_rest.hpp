#pragma once

#include "feynet/core/node_potential.hpp"
#include "feynet/network/time_grid.hpp"
#include "support/link_action.hpp"

namespace feynet::test {

/// What an oscillator of stiffness mΩ² leaves of a LinkAction in the site rule, node by node.
class QuarticRest final : public NodePotential {
public:
    QuarticRest(const TimeGrid& grid, const QuarticWell& well, double stiffness)
        : grid_(grid), well_(well), stiffness_(stiffness) {}

    Lanes pull(
        Index first, const Eigen::Ref<const Block>& x, Eigen::Ref<Block> slopes) const override {
        for (Index j = 0; j < x.cols(); ++j) {
            const Lanes here = x.col(j);
            slopes.col(j) =
                weight(first + j) * (spring() * here + 4.0 * well_.quartic * here.cube());
        }
        return value(first, x);
    }

    Lanes value(Index first, const Eigen::Ref<const Block>& x) const override {
        Lanes sum = Lanes::Zero();
        for (Index j = 0; j < x.cols(); ++j) {
            const Lanes square = x.col(j).square();
            sum += weight(first + j) * square * (0.5 * spring() + well_.quartic * square);
        }
        return sum;
    }

private:
    double spring() const { return well_.quadratic - stiffness_; }
    double weight(Index node) const {
        const bool is_end = !grid_.is_ring() && (node == 0 || node == grid_.n_slices());
        return (is_end ? 0.5 : 1.0) * grid_.spacing();
    }

    TimeGrid grid_;
    QuarticWell well_;
    double stiffness_;
};

}  // namespace feynet::test
