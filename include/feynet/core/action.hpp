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
};

}  // namespace feynet
