#pragma once

#include "feynet/core/block.hpp"

namespace feynet {

/// The derivatives of a link's s(x, y; d).
struct LinkSlope {
    Lanes on_first;     ///< ∂s/∂x
    Lanes on_second;    ///< ∂s/∂y
    Lanes on_interval;  ///< ∂s/∂d
};

/// The weight e^{−s(x, y; d)} of one link of a path, from x to y in an interval d of any length:
/// a short-time kernel ⟨y|e^{−dH}|x⟩, measure included.
class LinkWeight {
public:
    virtual ~LinkWeight() = default;

    /// s(x, y; d), one number per chain.
    virtual Lanes value(const Lanes& x, const Lanes& y, const Lanes& d) const = 0;

    /// The derivatives of value() with respect to x, y and d.
    virtual LinkSlope slope(const Lanes& x, const Lanes& y, const Lanes& d) const = 0;
};

}  // namespace feynet
