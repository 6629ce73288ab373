#include "feynet/holography/friction/stopping_network.hpp"

#include "feynet/core/error.hpp"
#include "feynet/core/multiply_add.hpp"

#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

namespace feynet {
namespace {

/// The columns of a state with sensitivities: x, ẋ, then pairs of their derivatives, first with
/// respect to x(0) and ẋ(0), then for each k to cₖ, and mixed to (x(0), cₖ) and (ẋ(0), cₖ).
constexpr Index by_start = 2;
constexpr Index by_mode = 6;
constexpr Index columns_per_mode = 6;

/// The derivative of a state in time: every pair (y, ẏ) moves along its linear equation
/// m ÿ = h ẏ + V'' y + source.
class Motion {
public:
    Motion(
        const FrictionSystem& system, const Eigen::VectorXd& friction, const Eigen::MatrixXd& basis)
        : system_(system), friction_(friction), basis_(basis) {}

    void operator()(const Block& state, Index time, Block& slope) const {
        const Lanes velocity = state.col(1);
        const PotentialSlopes v = system_.potential(state.col(0));
        const double h = friction_(time);
        const double inverse = 1.0 / system_.mass;
        slope.col(0) = velocity;
        slope.col(1) = inverse * (h * velocity + v.first);
        const auto move = [&](Index column, const Lanes& source) {
            const Lanes rate = state.col(column + 1);
            slope.col(column) = rate;
            slope.col(column + 1) = inverse * (h * rate + v.second * state.col(column) + source);
        };
        if (state.cols() == by_start) {
            return;
        }
        move(by_start, Lanes::Zero());
        move(by_start + 2, Lanes::Zero());
        for (Index k = 0; k < basis_.cols(); ++k) {
            const double b = basis_(time, k);
            const Index first = by_mode + columns_per_mode * k;
            move(first, b * velocity);
            const Lanes bend = v.third * state.col(first);
            for (Index start = 0; start < 4; start += 2) {
                move(
                    first + 2 + start,
                    bend * state.col(by_start + start) + b * state.col(by_start + start + 1));
            }
        }
    }

private:
    const FrictionSystem& system_;
    const Eigen::VectorXd& friction_;
    const Eigen::MatrixXd& basis_;
};

void add_multiple(double factor, const Block& slope, Block& state) {
    for (Index i = 0; i < state.cols(); ++i) {
        state.col(i) = multiply_add(factor, Lanes(slope.col(i)), Lanes(state.col(i)));
    }
}

}  // namespace

StoppingNetwork::StoppingNetwork(FrictionSystem system, Index n_layers, RungeKutta rule)
    : system_(std::move(system)), n_layers_(n_layers), rule_(std::move(rule)), stride_(0) {
    require_positive(system_.mass, "mass");
    require_positive(system_.duration, "duration");
    require(static_cast<bool>(system_.potential), "potential", "must be given");
    require(n_layers >= 1, "n_layers", "must be positive, got {}", n_layers);
    const Index n_nodes = rule_.nodes.size();
    stride_ = rule_.nodes(n_nodes - 1) == 1.0 ? n_nodes - 1 : n_nodes;
    times_.resize(n_layers * stride_ + (n_nodes - stride_));
    const double step = system_.duration / static_cast<double>(n_layers);
    for (Index k = 0; k < times_.size(); ++k) {
        const Index layer = k / stride_;
        times_(k) = step * (static_cast<double>(layer) + rule_.nodes(k % stride_));
    }
}

/// Carries a state through all layers; visit(n, state) sees it before layer n and at the end.
template <typename Force, typename Visitor>
void StoppingNetwork::integrate(Block& state, const Force& force, const Visitor& visit) const {
    const double step = system_.duration / static_cast<double>(n_layers_);
    const Index n_stages = rule_.b.size();
    std::vector<Block> slopes(static_cast<std::size_t>(n_stages), Block(lanes, state.cols()));
    Block stage = state;
    for (Index n = 0; n < n_layers_; ++n) {
        visit(n, state);
        for (Index i = 0; i < n_stages; ++i) {
            stage = state;
            for (Index j = 0; j < i; ++j) {
                if (rule_.a(i, j) != 0.0) {
                    add_multiple(step * rule_.a(i, j), slopes[static_cast<std::size_t>(j)], stage);
                }
            }
            const auto index = static_cast<std::size_t>(i);
            force(stage, n * stride_ + rule_.node[index], slopes[index]);
        }
        for (Index i = 0; i < n_stages; ++i) {
            add_multiple(step * rule_.b(i), slopes[static_cast<std::size_t>(i)], state);
        }
    }
    visit(n_layers_, state);
}

Motions StoppingNetwork::propagate(
    const Eigen::VectorXd& friction, const Lanes& position, const Lanes& velocity) const {
    assert(friction.size() == times_.size());
    Motions motions{Block(lanes, n_layers_ + 1), Block(lanes, n_layers_ + 1)};
    Block state(lanes, 2);
    state.col(0) = position;
    state.col(1) = velocity;
    integrate(state, Motion(system_, friction, {}), [&](Index n, const Block& at) {
        motions.position.col(n) = at.col(0);
        motions.velocity.col(n) = at.col(1);
    });
    return motions;
}

Arrival StoppingNetwork::arrive(
    const Eigen::VectorXd& friction,
    const Eigen::MatrixXd& basis,
    const Lanes& position,
    const Lanes& velocity) const {
    assert(friction.size() == times_.size());
    assert(basis.cols() == 0 || basis.rows() == times_.size());
    const Index n_modes = basis.cols();
    Block state = Block::Zero(lanes, by_mode + columns_per_mode * n_modes);
    state.col(0) = position;
    state.col(1) = velocity;
    state.col(by_start) = Lanes::Ones();
    state.col(by_start + 3) = Lanes::Ones();
    integrate(state, Motion(system_, friction, basis), [](Index /*n*/, const Block& /*at*/) {});
    Arrival arrival{
        state.col(1),
        state.col(by_start + 1),
        state.col(by_start + 3),
        Block(lanes, n_modes),
        Block(lanes, n_modes),
        Block(lanes, n_modes)};
    for (Index k = 0; k < n_modes; ++k) {
        const Index first = by_mode + columns_per_mode * k;
        arrival.by_parameters.col(k) = state.col(first + 1);
        arrival.by_position_parameters.col(k) = state.col(first + 3);
        arrival.by_velocity_parameters.col(k) = state.col(first + 5);
    }
    return arrival;
}

}  // namespace feynet
