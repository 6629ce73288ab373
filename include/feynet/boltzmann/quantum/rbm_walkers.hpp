#pragma once

#include "feynet/boltzmann/quantum/complex_register.hpp"
#include "feynet/boltzmann/quantum/rbm_weights.hpp"
#include "feynet/boltzmann/quantum/spin_model.hpp"

#include <Eigen/Core>

#include <vector>

namespace feynet {

/// A wave function on a spin model, with every elementary move worked out beforehand: a spin flips,
/// or the two spins of a bond change places. The elements of H that leave the diagonal are the same
/// moves.
///
/// Move k turns θⱼ by −σ Dₖⱼ, where σ = ±1 is the spin that moves (the first of a bond) and
/// D = 2W of a flip, 2(W − W') of an exchange; kept are e^{±D}.
class RbmMoves {
public:
    /// @throws InvalidInput if the weights are of another number of spins, or of none, or nothing
    ///         moves
    RbmMoves(RbmWeights weights, SpinModel model);

    /// Flips where there is a field, exchanges where there are any.
    Index n_moves() const { return static_cast<Index>(moves_.size()); }
    Index n_hidden() const { return weights_.n_hidden(); }
    const RbmWeights& weights() const { return weights_; }

    /// Whether ψ(s) = ψ(−s) because there are no biases.
    bool is_even() const { return weights_.visible.isZero(0.0) && weights_.hidden.isZero(0.0); }

    const SpinModel& model() const { return model_; }

private:
    friend class RbmWalkers;

    struct Move {
        Index first = 0;
        Index second = -1;        // −1: a flip of the first
        double element = 0.0;     // ⟨s'| H |s⟩
        std::complex<double> up;  // e^{2a}, or e^{2(a − a')}
    };

    void add(Index first, Index second, double element);

    RbmWeights weights_;
    SpinModel model_;
    std::vector<Move> moves_;
    // of all hidden units of a move, a column each
    Eigen::MatrixXcd grow_;    // e^{D}
    Eigen::MatrixXcd shrink_;  // e^{−D}
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
    /// @param moves  must outlive the walkers
    /// @param spins  lanes × N, ±1
    RbmWalkers(const RbmMoves& moves, const Block& spins);

    const Block& spins() const { return spins_; }

    /// ψ(s')/ψ(s) of a move, 0 in lanes where its two spins are equal.
    ComplexRegister ratio(Index move) const;

    /// Tries every move once, in order: taken where `uniforms` < |ψ(s')/ψ(s)|².
    ///
    /// @param uniforms  lanes × moves
    /// @return          the number taken in each lane
    Lanes sweep(const Block& uniforms);

    /// Turns all spins of a lane over where `uniforms` < |ψ(−s)/ψ(s)|²: the way from one
    /// magnetisation to the other in an ordered phase, where single flips take too long. Without
    /// biases it would always be taken and change nothing that is even.
    void turn_over(const Lanes& uniforms);

    /// Σ_{s'} ⟨s|H|s'⟩ ψ(s')/ψ(s).
    ComplexRegister local_energy() const;

    /// tanh θ = p − m of all hidden units of one lane.
    Eigen::VectorXcd tangents(int lane) const;

    /// θ, p and m anew from the spins: rounding grows with the number of moves, by about 1e-16
    /// each.
    void refresh();

    template <typename Visitor>
    void visit_state(Visitor& visit) {
        visit(spins_, units_);
    }

private:
    LaneIntegers is_up(Index spin) const;
    void take(Index move, const LaneIntegers& accepted);

    const RbmMoves& moves_;
    Block spins_;
    // p and m of each hidden unit, four registers a column: Re p, Im p, Re m, Im m
    Eigen::Array<double, 4 * lanes, Eigen::Dynamic> units_;
};

}  // namespace feynet
