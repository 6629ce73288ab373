#pragma once

#include "feynet/core/action.hpp"
#include "feynet/core/random.hpp"

namespace feynet {

/// What became of the moves that were offered to each chain.
struct MoveCount {
    Lanes taken = Lanes::Zero();
    Lanes non_finite = Lanes::Zero();  ///< moves refused because ΔS was not finite
};

/// An action with elementary moves: move i shifts a configuration along one fixed direction, and
/// its ΔS costs less than two values of S. Local Metropolis is written for this door.
class LocalAction : public Action {
public:
    /// The number of elementary moves in a sweep.
    virtual Index n_moves() const = 0;

    /// S(q + shift·eᵢ) − S(q), where eᵢ is the direction of move i.          q: lanes × n
    virtual Lanes delta(const Block& q, Index i, const Lanes& shift) const = 0;

    /// q ← q + shift·eᵢ; a chain with shift 0 stays where it is, bit by bit.
    virtual void move(Block& q, Index i, const Lanes& shift) const = 0;

    /// Offers the moves offers.first, … one after the other: move i is taken if ΔS is finite and
    /// below its limit; a chain that refuses stays where it is, bit by bit.
    ///
    /// An action that knows where its moves are overrides this plain form with one pass.
    virtual MoveCount offer(const Offers& offers, Block& q) const {
        MoveCount count;
        for (Index j = 0; j < offers.n(); ++j) {
            const Lanes shift = offers.shifts.col(j);
            const Lanes change = delta(q, offers.first + j, shift);
            const Lanes finite = change.isFinite().select(Lanes::Ones(), Lanes::Zero());
            const Lanes taken = (change < offers.limits.col(j)).select(finite, Lanes::Zero());
            move(q, offers.first + j, (taken > 0.5).select(shift, Lanes::Zero()));
            count.taken += taken;
            count.non_finite += 1.0 - finite;
        }
        return count;
    }
};

}  // namespace feynet
