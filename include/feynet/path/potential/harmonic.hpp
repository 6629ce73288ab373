#pragma once

#include "feynet/core/error.hpp"
#include "feynet/path/potential/potential.hpp"

#include <cmath>

namespace feynet {

/// V(x) = ½ m ω² x².
struct HarmonicPotential {
    static constexpr std::string_view name = "harmonic";
    static constexpr std::string_view formula = "V(x) = ½ m ω² x²";

    double mass = 1.0;       ///< m
    double frequency = 1.0;  ///< ω

    /// V(x) of any number type.
    template <typename T>
    T value(const T& x) const {
        return (0.5 * mass * frequency * frequency) * (x * x);
    }

    /// @throws InvalidInput if mass ≤ 0 or frequency ≤ 0
    void check() const {
        require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
        require(
            std::isfinite(frequency) && frequency > 0.0,
            "frequency",
            "must be positive, got {} (potential = \"free\" is the particle without one)",
            frequency);
    }

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mass", self.mass, "m > 0");
        visit("frequency", self.frequency, "ω > 0");
    }
};

static_assert(Potential<HarmonicPotential>);

}  // namespace feynet
