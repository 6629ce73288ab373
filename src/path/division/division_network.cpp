#include "feynet/path/division/division_network.hpp"

#include <cassert>

namespace feynet {
namespace {

Recurrence steps_of(const TimeDivision& division) {
    Eigen::ArrayXd gain = Eigen::ArrayXd::Ones(division.n_free());
    Eigen::ArrayXd scale(division.n_free());
    for (Index i = 0; i < division.n_free(); ++i) {
        if (division.ends_fixed()) {
            const double left = division.duration() - division.time(i + 1);
            gain[i] = left / (division.duration() - division.time(i));
        }
        scale[i] = division.interval(i + 1) * std::sqrt(gain[i]);
    }
    return {gain, scale};
}

Eigen::ArrayXd straight_path(const TimeDivision& division) {
    const double change = division.ends_fixed() ? division.x_final() - division.x_initial() : 0.0;
    Eigen::ArrayXd path = division.x_initial() + change * division.times() / division.duration();
    if (division.ends_fixed()) {
        path[path.size() - 1] = division.x_final();
    }
    return path;
}

}  // namespace

DivisionNetwork::DivisionNetwork(const TimeDivision& division)
    : division_(division), steps_(steps_of(division)), offset_(straight_path(division)) {}

void DivisionNetwork::evaluate(const Block& weights, Block& path) const {
    assert(weights.cols() == division_.n_free());
    path.setZero(lanes, division_.n_nodes());
    steps_.apply(weights, 0, path, TimeDivision::first_free());
    path.rowwise() += offset_.transpose();
}

void DivisionNetwork::pull_back(const Block& g, Block& gradient) const {
    assert(g.cols() == division_.n_nodes());
    gradient.resize(lanes, division_.n_free());
    steps_.apply_transposed(g, TimeDivision::first_free(), gradient, 0);
}

void DivisionNetwork::invert(const Block& path, Block& weights) const {
    assert(path.cols() == division_.n_nodes());
    const Block deviation = path.rowwise() - offset_.transpose();
    weights.resize(lanes, division_.n_free());
    steps_.solve(deviation, TimeDivision::first_free(), weights, 0);
}

}  // namespace feynet
