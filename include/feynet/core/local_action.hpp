#pragma once

#include "feynet/core/action.hpp"

namespace feynet {

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
};

}  // namespace feynet
