#pragma once

#include "feynet/io/figure.hpp"
#include "feynet/statistics/estimate.hpp"
#include "feynet/statistics/series.hpp"

#include <string>

namespace feynet {

/// ⟨exp(−ΔH)⟩ over all trajectories, which is 1 for every step size (Creutz, Phys. Rev. D 38 (1988)
/// 1228): the motion keeps volumes and can be reversed.
Estimate boltzmann_factor(const Series& energy_error);

/// The picture of the energy errors ΔH of molecular dynamics, to which each network adds its own.
Figure energy_error_figure();

/// Adds the density p(ΔH) over all trajectories of a network, e^ΔH p(−ΔH), which it is where the
/// motion can be reversed, and ⟨exp(−ΔH)⟩.
///
/// Nothing is added where no trajectory has an energy error, or where the series has kept only
/// means of several.
void draw_energy_errors(const Series& energy_error, const std::string& network, Figure& figure);

}  // namespace feynet
