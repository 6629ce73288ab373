#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// What a kick did, one number per chain.
struct Kick {
    Lanes rest;  ///< R where the kick was given
    Lanes work;  ///< by how much ½ |v|² grew
};

/// An action that is a unit Gaussian and a rest, S(q) = ½ |q|² + R(q) + const.
///
/// With unit masses the flow of the Gaussian part is the rotation (q, v) → (q cos ε + v sin ε,
/// v cos ε − q sin ε), which keeps ½ |q|² + ½ |v|²: only the rest kicks, and all that an error of
/// the energy consists of is the change of R and the work of the kicks.
class SplitAction {
public:
    virtual ~SplitAction() = default;

    /// The number n of variables.
    virtual Index dimension() const = 0;

    /// R(q), one number per chain.                                            q: lanes × n
    virtual Lanes rest(const Block& q) const = 0;

    /// Rotates (q, v) by the angle of each chain into (turned, v), then kicks v ← v − ε ∂R/∂q
    /// there; `turned` may be q itself.
    ///                                                                q, v, turned: lanes × n
    virtual Kick turn_and_kick(
        const Lanes& angle, const Lanes& dt, const Block& q, Block& v, Block& turned) const = 0;

    /// The end of a trajectory: turned ← q cos ε + v sin ε, which may be q itself; returns R there.
    ///                                                                q, v, turned: lanes × n
    virtual Lanes turn(const Lanes& angle, const Block& q, const Block& v, Block& turned) const = 0;
};

}  // namespace feynet
