#pragma once

namespace feynet {

/// The one system of studies that are exact: an oscillator, or a free particle.
struct OscillatorSettings {
    double mass = 1.0;
    double frequency = 1.0;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mass", self.mass, "m > 0");
        visit("frequency", self.frequency, "ω ≥ 0; 0 is the free particle");
    }
};

}  // namespace feynet
