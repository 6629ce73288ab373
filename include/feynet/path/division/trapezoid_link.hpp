#pragma once

#include "feynet/path/division/link_weight.hpp"
#include "feynet/path/potential/potential.hpp"

#include <numbers>

namespace feynet {

/// The short-time weight of any potential with the potential at the two ends of the link,
///
///     s = ½ ln(2πd/m) + m (x − y)²/(2d) + d [V(x) + V(y)]/2:
///
/// the site rule on any division of time; it errs by O(d³) per link, O(d²) in every correlator.
///
/// Units   ħ = 1.
template <Potential V>
class TrapezoidLink final : public LinkWeight {
public:
    TrapezoidLink(double mass, const V& potential) : mass_(mass), potential_(potential) {}

    Lanes value(const Lanes& x, const Lanes& y, const Lanes& d) const override {
        const Lanes step = x - y;
        return 0.5 * ((2.0 * std::numbers::pi / mass_ * d).log() + mass_ * step * step / d +
                      d * (potential_.value(x) + potential_.value(y)));
    }

    LinkSlope slope(const Lanes& x, const Lanes& y, const Lanes& d) const override {
        const Lanes step = x - y;
        const Lanes pull = mass_ * step / d;
        return {
            pull + 0.5 * d * feynet::slope(potential_, x),
            0.5 * d * feynet::slope(potential_, y) - pull,
            0.5 * ((1.0 - pull * step) / d + potential_.value(x) + potential_.value(y))};
    }

private:
    double mass_;
    V potential_;
};

}  // namespace feynet
