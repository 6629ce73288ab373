#include "feynet/path/division/division_action.hpp"

namespace feynet {

Lanes DivisionAction::value(const Block& weights) const {
    const TimeDivision& division = network_.division();
    Block path;
    network_.evaluate(weights, path);
    Lanes sum = Lanes::Zero();
    for (Index n = 1; n < division.n_nodes(); ++n) {
        sum += link_.value(path.col(n - 1), path.col(n), Lanes::Constant(division.interval(n)));
    }
    return sum;
}

void DivisionAction::gradient(const Block& weights, Block& gradient) const {
    const TimeDivision& division = network_.division();
    Block path;
    network_.evaluate(weights, path);
    Block force = Block::Zero(lanes, division.n_nodes());
    for (Index n = 1; n < division.n_nodes(); ++n) {
        const Lanes d = Lanes::Constant(division.interval(n));
        const LinkSlope slope = link_.slope(path.col(n - 1), path.col(n), d);
        force.col(n - 1) += slope.on_first;
        force.col(n) += slope.on_second;
    }
    network_.pull_back(force, gradient);
}

}  // namespace feynet
