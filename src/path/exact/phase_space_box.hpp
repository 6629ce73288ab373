#pragma once

#include <functional>

namespace feynet {

/// The part of phase space below an energy E, as a box: |x − centre| ≤ half_width where V < E, and
/// |p| ≤ momentum = √(2m(E − V_min)).
struct PhaseSpaceBox {
    double centre;
    double half_width;
    double momentum;
    double lowest;  ///< V_min
};

/// The box of the energy at which half_width · momentum has the given size; the oscillator states
/// φ₀ … φₙ fill one of 2n.
///
/// @throws InvalidInput if the potential does not rise on both sides
PhaseSpaceBox phase_space_box(
    const std::function<double(double)>& potential, double mass, double size);

}  // namespace feynet
