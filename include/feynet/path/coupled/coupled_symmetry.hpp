#pragma once

#include "feynet/path/coupled/coupled_potential.hpp"

#include <vector>

namespace feynet {

/// Which ⟨xᵢ⟩ vanish by a symmetry of V: all where V(−x) = V(x), otherwise those whose reflection
/// xᵢ → −xᵢ alone leaves V as it is.
///
/// V is compared with its mirror image in 64 directions at many |x| from 10⁻² to 10², to 10⁻¹² of
/// the largest |V| up to there.                                                       length D
std::vector<bool> vanishing_means(const CoupledPotential& potential);

}  // namespace feynet
