#pragma once

#include "feynet/boltzmann/quantum/complex_register.hpp"
#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/boltzmann/quantum/spin_model.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// Every elementary move of a spin model, with e^{±2W} worked out beforehand: a spin flips, or the
/// two spins of a bond change places. The elements of H that leave the diagonal are the same moves.
///
/// Move k turns θⱼ by −σ Dₖⱼ, where σ = ±1 is the spin that moves (the first of a bond) and
/// D = 2W of a flip, 2(W − W') of an exchange.
class RbmMoves {
public:
    /// @throws InvalidInput if the weights are of another number of spins, or of none
    RbmMoves(const RbmWeights& weights, const SpinModel& model);

    /// The moves that sample: all flips where the magnetisation changes, else all exchanges.
    Index n_moves() const { return static_cast<Index>(moves_.size()); }
    Index n_hidden() const { return up_.rows(); }

private:
    friend class RbmWalkers;

    struct Move {
        Index first = 0;
        Index second = -1;        // −1: a flip of the first
        double element = 0.0;     // ⟨s'| H |s⟩
        std::complex<double> up;  // e^{2a}, or e^{2(a − a')}
    };

    void add(const RbmWeights& weights, Index first, Index second, double element);

    std::vector<Move> moves_;
    // e^{D} and e^{−D} of all hidden units of a move: a column each, complex numbers as pairs
    Eigen::MatrixXcd up_;
    Eigen::MatrixXcd down_;
};

/// `lanes` configurations of spins that are sampled with |ψ|² of a restricted Boltzmann machine.
///
/// A move asks each hidden unit for cosh(θ − δ)/cosh θ = e^{−δ} p + e^{δ} m with p = 1/(1 +
/// e^{−2θ}) and m = 1/(1 + e^{2θ}), which are carried along: no logarithm, no exponential, no
/// cancellation in the loop (cosh 2W − s tanh θ sinh 2W, which saves a fifth of the work, loses all
/// digits for large W). One move costs O(M); a sweep with the local energy O(N M).
///
/// The lanes try the same move at the same time, each with its own spins and its own verdict.
class RbmWalkers {
public:
    /// @param spins  lanes × N, ±1
    RbmWalkers(const RbmWeights& weights, const SpinModel& model, const Block& spins);

    const Block& spins() const { return spins_; }

    /// ψ(s')/ψ(s) of a move, 0 in lanes where its two spins are equal.
    ComplexRegister ratio(Index move) const;

    /// Tries every move once, in order: taken where `uniforms` < |ψ(s')/ψ(s)|².
    ///
    /// @param uniforms  lanes × moves
    /// @return          the number taken in each lane
    Lanes sweep(const Block& uniforms);

    /// Σ_{s'} ⟨s|H|s'⟩ ψ(s')/ψ(s).
    ComplexRegister local_energy() const;

    /// θ, p and m anew from the spins: rounding grows with the number of moves, by about 1e-16
    /// each.
    void refresh();

    Index n_moves() const { return moves_.n_moves(); }

private:
    LaneIntegers is_up(Index spin) const;
    void take(Index move, const LaneIntegers& accepted);

    RbmWeights weights_;
    SpinModel model_;
    RbmMoves moves_;
    Block spins_;
    // p and m of each hidden unit, four registers a column: Re p, Im p, Re m, Im m
    Eigen::Array<double, 4 * lanes, Eigen::Dynamic> units_;
};

}  // namespace feynet
