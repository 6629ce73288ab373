#pragma once

#include "feynet/core/error.hpp"
#include "feynet/core/jet_functions.hpp"
#include "feynet/path/potential/potential.hpp"

#include <cmath>

namespace feynet {

/// V(x) = D (1 − e^{−αx})²: the vibration of a diatomic molecule about its bond length. Above the
/// depth D the molecule is free, so V does not confine the particle on the right: its path integral
/// exists with an end fixed (dirichlet, half_line), where the bound states emerge for a duration T
/// ≫ 1/(E₁ − E₀), and not on a ring, where Tr e^{−βH} counts a continuum without bound.
///
/// The bound states are Eₙ = ω(n + ½) − ω²(n + ½)²/(4D), ω = α√(2D/m), n + ½ < √(2mD)/α.
///
/// Source  Morse, Phys. Rev. 34 (1929) 57.
struct MorsePotential {
    static constexpr std::string_view name = "morse";
    static constexpr std::string_view formula = "V(x) = D (1 − e^{−αx})²";

    double depth = 8.0;      ///< D
    double steepness = 0.5;  ///< α

    /// V(x) of any number type that has exp.
    template <typename T>
    T value(const T& x) const {
        using std::exp;
        const T decay = exp(T((-steepness) * x));
        const T stretch = decay - 1.0;
        return depth * (stretch * stretch);
    }

    /// @throws InvalidInput if depth ≤ 0 or steepness ≤ 0
    void check() const {
        require(std::isfinite(depth) && depth > 0.0, "depth", "must be positive, got {}", depth);
        require(
            std::isfinite(steepness) && steepness > 0.0,
            "steepness",
            "must be positive, got {}",
            steepness);
    }

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("depth", self.depth, "D > 0, the energy of dissociation");
        visit("steepness", self.steepness, "α > 0, one over the width of the well");
    }
};

static_assert(Potential<MorsePotential>);

}  // namespace feynet
