#pragma once

#include "feynet/core/block.hpp"

#include <vector>

namespace feynet {

/// Two sites tied together by one term S_b(xᵢ, xⱼ) of an action.
struct Bond {
    Index first = 0;
    Index second = 0;
};

/// The Ising model embedded in an action that does not change when all signs do: with the moduli
/// |xᵢ| held fixed it is a function of the signs sᵢ alone,
///
///     S = const − Σ_b J_b sᵢ sⱼ,    J_b = ½ [S_b(|xᵢ|, −|xⱼ|) − S_b(|xᵢ|, |xⱼ|)],
///
/// so that changing the signs of a set A of sites changes S by the sum of 2 J_b sᵢ sⱼ over the
/// bonds that have one end in A. Cluster flips are written for this door, on any graph; J_b may be
/// of either sign.
class SignedBonds {
public:
    virtual ~SignedBonds() = default;

    /// The number n of variables of a configuration.
    virtual Index dimension() const = 0;

    /// The number of sites that carry a sign.
    virtual Index n_sites() const = 0;

    virtual const std::vector<Bond>& bonds() const = 0;

    /// The sites whose value is not a variable: their sign must never change.
    virtual const std::vector<Index>& fixed_sites() const = 0;

    /// costs ← 2 J_b sᵢ sⱼ, what S gains when bond b alone is broken: negative for a bond that
    /// would gladly break.                                      q: lanes × n, costs: lanes × bonds
    virtual void break_costs(const Block& q, Block& costs) const = 0;

    /// xᵢ ← signs(i) xᵢ with signs of ±1, +1 at fixed sites; a chain whose signs are all +1 stays
    /// where it is, bit by bit.                            q: lanes × n, signs: lanes × n_sites
    virtual void flip(Block& q, const Block& signs) const = 0;
};

}  // namespace feynet
