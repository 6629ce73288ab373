#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// One kick and one drift of one variable after the other, where its force has just been found:
///
///     pₙ ← pₙ − κ ∂S/∂qₙ,    qₙ ← qₙ + δ pₙ.
///
/// It has copies of all it needs, so that a loop over n keeps them in registers.
class Leap {
public:
    /// The blocks must outlive this object.
    Leap(const Lanes& kick, const Lanes& drift, Block& q, Block& p)
        : kick_(kick), drift_(drift), q_(q.data()), p_(p.data()) {}

    /// @param x      qₙ as it was
    /// @param force  ∂S/∂qₙ
    void operator()(Index n, const Lanes& x, const Lanes& force) const {
        Eigen::Map<Lanes> p(p_ + n * lanes);
        const Lanes kicked = p - force * kick_;
        p = kicked;
        Eigen::Map<Lanes>(q_ + n * lanes) = x + kicked * drift_;
    }

private:
    Lanes kick_;
    Lanes drift_;
    double* q_;
    double* p_;
};

}  // namespace feynet
