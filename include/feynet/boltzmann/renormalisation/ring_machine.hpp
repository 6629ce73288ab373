#pragma once

#include "feynet/boltzmann/renormalisation/spin_law.hpp"

namespace feynet {

/// A restricted Boltzmann machine on a ring of visible spins, a hidden spin between two neighbours,
///
///     −E(v, h) = W Σⱼ hⱼ (vⱼ + vⱼ₊₁),
///
/// on every bond j, or on every second or third … of them.
struct RingMachine {
    Index n_visible = 6;
    double weight = 1.0;
    Index stride = 1;  ///< a hidden unit on the bonds 0, stride, 2 stride, …

    /// @throws InvalidInput unless stride ≥ 1 divides the number of visible spins
    Index n_hidden() const;

    /// −E(v, h); the visible spins are the first.
    ///
    /// @throws InvalidInput for fewer than 3 visible or more than 24 spins
    SpinLaw joint() const;

    /// The law of the visible units, Σₕ e^{−E}.
    SpinLaw visible() const;

    /// The law of the hidden units, Σᵥ e^{−E} = e^{−H_RBM(h)}.
    SpinLaw hidden() const;
};

/// What Mehta and Schwab's map between a Boltzmann machine and a renormalisation group says of a
/// machine and of an Ising ring H(v) = −K Σ vv as its data.
///
/// With T(v, h) = −E(v, h) + H(v) the hidden spins have e^{−H_RG(h)} = Tr_v e^{T−H}. That this is
/// e^{−H_RBM(h)} holds for any E whatever: it says nothing about what was learned. The content is
/// in Tr_h e^T = 1 for every v, which is the same as a machine whose visible law is that of the
/// data. The constant in E is chosen such that both have one partition function.
///
/// Source  Mehta and Schwab, arXiv:1410.3831; on the identity: R. Jefferson, Ro's blog (2019)
struct VariationalCondition {
    double departure = 0.0;   ///< max |Tr_h e^T − 1| over v
    double divergence = 0.0;  ///< Σ p ln p/p_machine, p the data: 0 where Tr_h e^T = 1
    double identity = 0.0;    ///< max |H_RG − H_RBM| over h: rounding, for any machine
};

/// The condition for a machine and the ring of that coupling K.
VariationalCondition variational_condition(const RingMachine& machine, double coupling);

}  // namespace feynet
