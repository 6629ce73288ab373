#include "feynet/boltzmann/quantum/walker_sample.hpp"

#include "feynet/core/error.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace feynet {
namespace {

/// The spins of one lane: up where the uniforms are smallest.
Eigen::ArrayXd balanced(const Eigen::ArrayXd& uniforms) {
    std::vector<Index> order(static_cast<std::size_t>(uniforms.size()));
    std::iota(order.begin(), order.end(), Index{0});
    std::sort(
        order.begin(), order.end(), [&](Index i, Index j) { return uniforms(i) < uniforms(j); });
    Eigen::ArrayXd spins = Eigen::ArrayXd::Constant(uniforms.size(), -1.0);
    for (std::size_t k = 0; 2 * k < order.size(); ++k) {
        spins(order[k]) = 1.0;
    }
    return spins;
}

/// The number of columns that random numbers are filled in.
Index padded(Index columns) {
    return (columns + columns_at_once - 1) / columns_at_once * columns_at_once;
}

}  // namespace

Block random_spins(const SpinModel& model, const Stream& stream) {
    Block uniforms(lanes, padded(model.n_spins));
    fill_uniforms(stream, Purpose::Start, uniforms);
    Block spins(lanes, model.n_spins);
    for (int lane = 0; lane < lanes; ++lane) {
        const Eigen::ArrayXd here = uniforms.row(lane).head(model.n_spins).transpose();
        if (model.keeps_magnetisation()) {
            spins.row(lane) = balanced(here).transpose();
        } else {
            spins.row(lane) =
                (here < 0.5)
                    .select(Eigen::ArrayXd::Ones(here.size()), -Eigen::ArrayXd::Ones(here.size()))
                    .transpose();
        }
    }
    return spins;
}

WalkerSample look_at(
    RbmWalkers& walkers,
    const RbmMoves& moves,
    const RbmFamily& family,
    const WalkerPlan& plan,
    Stream stream) {
    require(plan.n_warm >= 0, "n_warm", "must not be negative, got {}", plan.n_warm);
    require(plan.n_looks >= 1, "n_looks", "must be positive, got {}", plan.n_looks);
    require(plan.n_between >= 1, "n_between", "must be positive, got {}", plan.n_between);
    WalkerSample sample{
        Eigen::MatrixXcd(lanes * plan.n_looks, family.n_parameters()),
        Eigen::VectorXcd(lanes * plan.n_looks)};
    Block uniforms(lanes, padded(moves.n_moves()));
    double taken = 0.0;
    const auto sweep = [&](Index n_sweeps) {
        for (Index k = 0; k < n_sweeps; ++k) {
            fill_uniforms(stream, Purpose::Acceptance, uniforms);
            taken += walkers.sweep(uniforms.leftCols(moves.n_moves())).sum();
            ++stream.trajectory;
        }
    };
    sweep(plan.n_warm);
    if (!moves.is_even()) {
        fill_uniforms(stream, Purpose::Flip, uniforms);
        walkers.turn_over(uniforms.col(0));
    }
    for (Index look = 0; look < plan.n_looks; ++look) {
        sweep(plan.n_between);
        const ComplexRegister energy = walkers.local_energy();
        for (int lane = 0; lane < lanes; ++lane) {
            const Index row = look * lanes + lane;
            sample.derivatives.row(row) =
                family
                    .log_derivatives(
                        walkers.spins().row(lane).matrix().transpose(), walkers.tangents(lane))
                    .transpose();
            sample.energies(row) = {energy.real[lane], energy.imaginary[lane]};
        }
    }
    const Index n_sweeps = plan.n_warm + plan.n_looks * plan.n_between;
    sample.acceptance = taken / static_cast<double>(lanes * n_sweeps * moves.n_moves());
    return sample;
}

}  // namespace feynet
