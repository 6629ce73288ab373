#pragma once

#include "feynet/core/error.hpp"
#include "feynet/path/potential/potential.hpp"

#include <cmath>

namespace feynet {

/// V(x) = ½ m ω² x² + λ x⁴.
struct QuarticPotential {
    static constexpr std::string_view name = "quartic";
    static constexpr std::string_view formula = "V(x) = ½ m ω² x² + λ x⁴";

    double mass = 1.0;       ///< m
    double frequency = 1.0;  ///< ω
    double coupling = 1.0;   ///< λ

    /// V(x) of any number type.
    template <typename T>
    T value(const T& x) const {
        const T square = x * x;
        return (0.5 * mass * frequency * frequency) * square + coupling * (square * square);
    }

    /// In half the products that jets take.
    template <typename T>
    Jet<1, T> value_and_slope(const T& x) const {
        const double stiffness = mass * frequency * frequency;
        const T square = x * x;
        const T value = square * (coupling * square + 0.5 * stiffness);
        const T slope = x * ((4.0 * coupling) * square + stiffness);
        return {{value, slope}};
    }

    /// @throws InvalidInput if mass ≤ 0, frequency < 0 or coupling ≤ 0
    void check() const {
        require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
        require(
            std::isfinite(frequency) && frequency >= 0.0,
            "frequency",
            "must not be negative, got {}",
            frequency);
        require(
            std::isfinite(coupling) && coupling > 0.0,
            "coupling",
            "must be positive for V to be bounded below, got {}",
            coupling);
    }

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mass", self.mass, "m > 0");
        visit("frequency", self.frequency, "ω ≥ 0");
        visit("coupling", self.coupling, "λ > 0");
    }
};

static_assert(Potential<QuarticPotential>);

}  // namespace feynet
