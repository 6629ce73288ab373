#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/path/exact/exact_path.hpp"

#include <string>

namespace feynet {

/// "Exact answers: transfer matrix on 48 positions, relative error 5e-14."
std::string exact_remark(const ExactPath& exact);

/// Adds what is exactly known of the spectrum to the exact answers of a path integral: the levels
/// E₀ … E₄ of the lattice beside those of the Hamiltonian, as numbers of the run and as the figure
/// `levels`, |ψ₀(x)|² of both as the figure `ground_density`, and remarks that say by which
/// methods and with which error. On the ring a second method between oscillator states is held
/// against the first one. What the potential does not bind is left out.
void add_spectrum(
    const PathSystem& system, const ExactPath& exact, NetworkRun& run, Summary& summary);

}  // namespace feynet
