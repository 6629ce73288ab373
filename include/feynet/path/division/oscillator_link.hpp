#pragma once

#include "feynet/path/division/link_weight.hpp"

namespace feynet {

/// The exact short-time kernel of the oscillator (ω = 0: of the free particle), Mehler's,
///
///     s = ½ ln 2πw + (x − y)²/(2w) + ½ m ω (x² + y²) tanh(ωd/2),    w = sinh(ωd)/(mω).
///
/// It composes exactly, ∫ e^{−s(x,z;d)} e^{−s(z,y;e)} dz = e^{−s(x,y;d+e)}: whatever the division,
/// every correlator is that of continuous time.
///
/// Units   ħ = 1.
class OscillatorLink final : public LinkWeight {
public:
    /// @throws InvalidInput if mass ≤ 0 or frequency < 0
    OscillatorLink(double mass, double frequency);

    Lanes value(const Lanes& x, const Lanes& y, const Lanes& d) const override;
    LinkSlope slope(const Lanes& x, const Lanes& y, const Lanes& d) const override;

private:
    double mass_;
    double frequency_;
};

}  // namespace feynet
