#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// The output of the network, 0 where the horizon condition holds and 1 where it does not: a well
/// of half-width ε whose walls have width w,
///
///     t(F) = [tanh((F − ε)/w) − tanh((F + ε)/w) + 2]/2
///          = 1 − sinh(2ε/w)/(cosh(2F/w) + cosh(2ε/w)).
///
/// Source  Hashimoto, Sugishita, Tanaka, Tomiya, arXiv:1802.08313
class HorizonGate {
public:
    /// The gate at eight misfits F.
    struct Answer {
        Lanes value;  ///< t(F)
        Lanes slope;  ///< dt/dF
    };

    /// @throws InvalidInput unless 0 < w, 0 < ε and ε ≤ 100 w
    explicit HorizonGate(double half_width = 0.1, double wall = 0.01);

    /// Far out t is 1 and its slope 0, also for infinite F and NaN.
    Answer operator()(const Lanes& misfit) const;

private:
    double wall_;
    double double_sinh_;  // 2 sinh(2ε/w)
    double double_cosh_;  // 2 cosh(2ε/w)
};

}  // namespace feynet
