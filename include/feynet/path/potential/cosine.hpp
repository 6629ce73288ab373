#pragma once

#include "feynet/core/error.hpp"
#include "feynet/core/jet_functions.hpp"
#include "feynet/path/potential/potential.hpp"

#include <cmath>

namespace feynet {

/// V(x) = A (1 − cos kx) + ½ m ω² x²: a particle on an infinite chain of wells, with ω > 0 in a
/// harmonic trap as well. Without the trap nothing confines it, so its path integral exists with
/// an end fixed only (dirichlet, half_line), like that of the free particle. The line is not rolled
/// up: x and x + 2π/k are two places.
struct CosinePotential {
    static constexpr std::string_view name = "cosine";
    static constexpr std::string_view formula = "V(x) = A (1 − cos kx) + ½ m ω² x²";

    double mass = 1.0;         ///< m
    double amplitude = 1.0;    ///< A
    double wave_number = 1.0;  ///< k
    double frequency = 0.0;    ///< ω

    /// V(x) of any number type that has cos.
    template <typename T>
    T value(const T& x) const {
        using std::cos;
        const T wave = cos(T(wave_number * x));
        return (-amplitude) * (wave - 1.0) + (0.5 * mass * frequency * frequency) * (x * x);
    }

    /// @throws InvalidInput if mass ≤ 0, amplitude ≤ 0, wave_number ≤ 0 or frequency < 0
    void check() const {
        require(std::isfinite(mass) && mass > 0.0, "mass", "must be positive, got {}", mass);
        require(
            std::isfinite(amplitude) && amplitude > 0.0,
            "amplitude",
            "must be positive, got {}",
            amplitude);
        require(
            std::isfinite(wave_number) && wave_number > 0.0,
            "wave_number",
            "must be positive, got {}",
            wave_number);
        require(
            std::isfinite(frequency) && frequency >= 0.0,
            "frequency",
            "must not be negative, got {}",
            frequency);
    }

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("mass", self.mass, "m > 0");
        visit("amplitude", self.amplitude, "A > 0");
        visit("wave_number", self.wave_number, "k > 0; wells lie 2π/k apart");
        visit("frequency", self.frequency, "ω ≥ 0 of a harmonic trap");
    }
};

static_assert(Potential<CosinePotential>);

}  // namespace feynet
