#pragma once

#include "feynet/field/lattice.hpp"
#include "feynet/network/lane_transform.hpp"

namespace feynet {

/// Σ_t w_t φ(t, x) at every point x of space, for the component whose columns start at `first`.
///                                                                          lanes × n_lines
Block line_sums(const Lattice& lattice, const Block& field, Index first);

/// Σ_x φ(t, x) at every time.                                               lanes × n_times
Block slice_sums(const Lattice& lattice, const Block& field, Index first);

/// The sums of the histories φ(·, x) of all points with the same coordinate along a direction of
/// space, one history after the other.                          lanes × extent·n_times
Block history_sums(const Lattice& lattice, const Block& field, Index first, Index direction);

/// Σ_x w_x φ_x over all sites with the same coordinate along a direction of space, from the line
/// sums.                                                                    lanes × extent
Block axis_sums(const Lattice& lattice, const Block& lines, Index direction);

/// power ← power + |x̃_p|², p = 0 … n/2, of a half-complex transform x̃ of n columns.
void add_power(const Block& transform, Block& power);

/// Σₙ xₙ xₙ₊ₖ, k = 0 … n_lags − 1, of n cyclic columns whose power is given.
Block cyclic_correlation(const Block& power, Index n, Index n_lags, const LaneTransform& backward);

}  // namespace feynet
