#pragma once

#include "feynet/core/block.hpp"

#include <span>

namespace feynet {

/// A standard error of a mean from the scatter of means over B equal stretches of its chains.
struct StretchError {
    double error = 0.0;    ///< 0: there is none
    double scatter = 0.0;  ///< its own relative standard deviation, 1/√(2(B − 1))
};

/// The largest error of means over 8, 4 and 2 stretches of every chain that is significantly larger
/// than `by_window`: by more than three of its standard deviations. A slow part of small amplitude,
/// which hides behind the window of the Γ-method, shows there.
///
/// Of fast series one in 250 has such an error by chance. Stretches of fewer than 32 numbers are
/// not looked at, and a stretch shorter than the slow part shows some of it only.
///
/// @param deviations  from the mean, chain after chain
StretchError largest_beyond(double by_window, std::span<const double> deviations, Index n_chains);

}  // namespace feynet
