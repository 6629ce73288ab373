#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// A real function S(q) of n real variables with its gradient, for `lanes` chains at once; chain c
/// has the weight exp(−S(q_c)). Every theory ends here and every sampler starts here.
class Action {
public:
    virtual ~Action() = default;

    /// The number n of variables.
    virtual Index dimension() const = 0;

    /// S(q), one number per chain.                                            q: lanes × n
    virtual Lanes value(const Block& q) const = 0;

    /// gradient ← ∂S/∂q.                                        q: lanes × n, gradient: lanes × n
    virtual void gradient(const Block& q, Block& gradient) const = 0;

    /// Σᵢ (qᵢ − q̄ᵢ) ∂S/∂qᵢ: how S grows as q is stretched away from the centre q̄. This plain form
    /// keeps ∂S/∂q in a block of its own.                        q: lanes × n, centre: length n
    virtual Lanes virial(const Block& q, const Eigen::ArrayXd& centre) const {
        Block force(lanes, q.cols());
        gradient(q, force);
        Lanes sum = Lanes::Zero();
        for (Index i = 0; i < q.cols(); ++i) {
            sum += (q.col(i) - centre[i]) * force.col(i);
        }
        return sum;
    }

    /// One kick and one drift of Hamilton's equations with unit masses, H = S + ½ |p|²,
    ///
    ///     p ← p − κ ∂S/∂q,    q ← q + δ p,
    ///
    /// with the times κ and δ of each chain. This plain form keeps ∂S/∂q in a block of its own; an
    /// action whose force is local does all in one pass over memory, with the same bits.
    ///                                                                        q, p: lanes × n
    virtual void kick_and_drift(const Lanes& kick, const Lanes& drift, Block& q, Block& p) const {
        Block force(lanes, q.cols());
        gradient(q, force);
        for (Index i = 0; i < q.cols(); ++i) {
            p.col(i) -= force.col(i) * kick;
            q.col(i) += p.col(i) * drift;
        }
    }
};

}  // namespace feynet
