#include "feynet/boltzmann/quantum/rbm_walkers.hpp"

#include "feynet/core/error.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace feynet {
namespace {

/// p and m of one hidden unit in all lanes.
struct UnitRegister {
    ComplexRegister p;
    ComplexRegister m;
};

UnitRegister load_unit(const double* column) {
    return {
        {load(column), load(column + lanes)}, {load(column + 2 * lanes), load(column + 3 * lanes)}};
}

void store_unit(double* column, const UnitRegister& unit) {
    store(column, unit.p.real);
    store(column + lanes, unit.p.imaginary);
    store(column + 2 * lanes, unit.m.real);
    store(column + 3 * lanes, unit.m.imaginary);
}

/// 1/(1 + e^{−2θ}), with full relative precision on both sides.
std::complex<double> logistic(std::complex<double> theta) {
    if (theta.real() >= 0.0) {
        return 1.0 / (1.0 + std::exp(-2.0 * theta));
    }
    const std::complex<double> grown = std::exp(2.0 * theta);
    return grown / (1.0 + grown);
}

/// e^{−δ} p and e^{δ} m, δ = σ D: what a unit becomes by a move, up to the sum of the two.
UnitRegister moved(
    const LaneIntegers& up,
    const ComplexRegister& grow,
    const ComplexRegister& shrink,
    const UnitRegister& unit) {
    const ComplexRegister turned_p = select(up, shrink, grow);
    const ComplexRegister turned_m = select(up, grow, shrink);
    return {turned_p * unit.p, turned_m * unit.m};
}

ComplexRegister sum(const UnitRegister& unit) {
    return {unit.p.real + unit.m.real, unit.p.imaginary + unit.m.imaginary};
}

}  // namespace

RbmMoves::RbmMoves(RbmWeights weights, SpinModel model)
    : weights_(std::move(weights)), model_(std::move(model)) {
    require(
        weights_.n_spins() == model_.n_spins && n_hidden() >= 1,
        "weights",
        "must be of {} spins and have hidden units, got {} and {}",
        model_.n_spins,
        weights_.n_spins(),
        n_hidden());
    if (model_.field != 0.0) {
        for (Index i = 0; i < model_.n_spins; ++i) {
            add(i, -1, -model_.field);
        }
    }
    for (const SpinBond& bond : model_.bonds) {
        if (bond.exchange != 0.0) {
            add(bond.first, bond.second, bond.exchange);
        }
    }
    const Index n = n_moves();
    require(n >= 1, "model", "must have a transverse field or an exchange: nothing moves");
    grow_.resize(n_hidden(), n);
    shrink_.resize(n_hidden(), n);
    for (Index k = 0; k < n; ++k) {
        const Move& move = moves_[static_cast<std::size_t>(k)];
        Eigen::ArrayXcd turn = 2.0 * weights_.coupling.row(move.first).transpose().array();
        if (move.second >= 0) {
            turn -= 2.0 * weights_.coupling.row(move.second).transpose().array();
        }
        grow_.col(k) = turn.exp();
        shrink_.col(k) = (-turn).exp();
    }
}

void RbmMoves::add(Index first, Index second, double element) {
    std::complex<double> turn = 2.0 * weights_.visible(first);
    if (second >= 0) {
        turn -= 2.0 * weights_.visible(second);
    }
    moves_.push_back({first, second, element, std::exp(turn)});
}

RbmWalkers::RbmWalkers(const RbmMoves& moves, const Block& spins)
    : moves_(moves), spins_(spins), units_(4 * lanes, moves.n_hidden()) {
    assert(spins.cols() == moves.model().n_spins);
    refresh();
}

Eigen::VectorXcd RbmWalkers::tangents(int lane) const {
    Eigen::VectorXcd tangents(moves_.n_hidden());
    for (Index j = 0; j < tangents.size(); ++j) {
        tangents(j) = {
            units_(lane, j) - units_(2 * lanes + lane, j),
            units_(lanes + lane, j) - units_(3 * lanes + lane, j)};
    }
    return tangents;
}

void RbmWalkers::refresh() {
    for (int lane = 0; lane < lanes; ++lane) {
        const Eigen::VectorXcd theta =
            hidden_fields(moves_.weights(), spins_.row(lane).matrix().transpose());
        for (Index j = 0; j < theta.size(); ++j) {
            const std::complex<double> p = logistic(theta(j));
            const std::complex<double> m = logistic(-theta(j));
            units_(lane, j) = p.real();
            units_(lanes + lane, j) = p.imag();
            units_(2 * lanes + lane, j) = m.real();
            units_(3 * lanes + lane, j) = m.imag();
        }
    }
}

LaneIntegers RbmWalkers::is_up(Index spin) const {
    return load(spins_.col(spin).data()) > 0.0;
}

[[gnu::flatten]] ComplexRegister RbmWalkers::ratio(Index move) const {
    const RbmMoves::Move& turn = moves_.moves_[static_cast<std::size_t>(move)];
    const LaneIntegers up = is_up(turn.first);
    const std::complex<double>* grow = moves_.grow_.col(move).data();
    const std::complex<double>* shrink = moves_.shrink_.col(move).data();
    const Index n = moves_.n_hidden();
    // two products side by side: one alone would wait for itself
    ComplexRegister even = select(up, in_every_lane(1.0 / turn.up), in_every_lane(turn.up));
    ComplexRegister odd = in_every_lane(1.0);
    const double* column = units_.data();
    Index j = 0;
    for (; j + 1 < n; j += 2, column += 8 * lanes) {
        even = even *
               sum(moved(up, in_every_lane(grow[j]), in_every_lane(shrink[j]), load_unit(column)));
        odd = odd * sum(moved(
                        up,
                        in_every_lane(grow[j + 1]),
                        in_every_lane(shrink[j + 1]),
                        load_unit(column + 4 * lanes)));
    }
    if (j < n) {
        even = even *
               sum(moved(up, in_every_lane(grow[j]), in_every_lane(shrink[j]), load_unit(column)));
    }
    const ComplexRegister product = even * odd;
    if (turn.second < 0) {
        return product;
    }
    return select(up ^ is_up(turn.second), product, ComplexRegister{});
}

[[gnu::flatten]] void RbmWalkers::take(Index move, const LaneIntegers& accepted) {
    const RbmMoves::Move& turn = moves_.moves_[static_cast<std::size_t>(move)];
    const LaneIntegers up = is_up(turn.first);
    const std::complex<double>* grow = moves_.grow_.col(move).data();
    const std::complex<double>* shrink = moves_.shrink_.col(move).data();
    double* column = units_.data();
    for (Index j = 0; j < moves_.n_hidden(); ++j, column += 4 * lanes) {
        const UnitRegister unit = load_unit(column);
        const UnitRegister next = moved(up, in_every_lane(grow[j]), in_every_lane(shrink[j]), unit);
        const ComplexRegister scale = inverse(sum(next));
        store_unit(
            column,
            {select(accepted, next.p * scale, unit.p), select(accepted, next.m * scale, unit.m)});
    }
    for (const Index spin : {turn.first, turn.second}) {
        if (spin >= 0) {
            const LaneRegister s = load(spins_.col(spin).data());
            store(spins_.col(spin).data(), accepted ? -s : s);
        }
    }
}

Lanes RbmWalkers::sweep(const Block& uniforms) {
    assert(uniforms.cols() == moves_.n_moves());
    LaneIntegers taken{};
    for (Index move = 0; move < moves_.n_moves(); ++move) {
        const LaneIntegers accepted =
            load(uniforms.col(move).data()) < squared_modulus(ratio(move));
        bool any = false;
        for (int lane = 0; lane < lanes; ++lane) {
            any = any || accepted[lane] != 0;
        }
        if (any) {
            take(move, accepted);
            taken -= accepted;
        }
    }
    Lanes count;
    for (int lane = 0; lane < lanes; ++lane) {
        count(lane) = static_cast<double>(taken[lane]);
    }
    return count;
}

void RbmWalkers::turn_over(const Lanes& uniforms) {
    for (int lane = 0; lane < lanes; ++lane) {
        const Eigen::VectorXd spins = spins_.row(lane).matrix().transpose();
        const std::complex<double> ratio =
            log_amplitude(moves_.weights(), -spins) - log_amplitude(moves_.weights(), spins);
        if (std::log(uniforms(lane)) < 2.0 * ratio.real()) {
            spins_.row(lane) = -spins_.row(lane);
        }
    }
    refresh();
}

ComplexRegister RbmWalkers::local_energy() const {
    ComplexRegister energy{};
    for (const SpinBond& bond : moves_.model().bonds) {
        energy.real += bond.diagonal * load(spins_.col(bond.first).data()) *
                       load(spins_.col(bond.second).data());
    }
    for (Index move = 0; move < moves_.n_moves(); ++move) {
        const double element = moves_.moves_[static_cast<std::size_t>(move)].element;
        const ComplexRegister weight = ratio(move);
        energy.real += element * weight.real;
        energy.imaginary += element * weight.imaginary;
    }
    return energy;
}

}  // namespace feynet
