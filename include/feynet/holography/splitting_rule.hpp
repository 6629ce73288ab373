#pragma once

#include <vector>

namespace feynet {

/// A symmetric composition of leapfrog steps, the inside of one symplectic layer: the fractions of
/// the layer that the steps cover, one after the other. They are a palindrome and sum to one; steps
/// may go back.
struct SplittingRule {
    std::vector<double> fractions;
    int order = 0;  ///< the error of a fixed depth is O(Δ^order)
};

/// One leapfrog step: order 2.
SplittingRule leapfrog_rule();

/// Five leapfrog steps of which the middle one goes back: order 4,
///
///     w, w, 1 − 4w, w, w   with   w = 1/(4 − 4^{1/3}).
///
/// Source  Suzuki, Phys. Lett. A 146, 319 (1990)
SplittingRule suzuki_rule_4();

}  // namespace feynet
