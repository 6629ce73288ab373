#pragma once

#include "feynet/io/store.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/statistics/gamma_method.hpp"

#include <vector>

namespace feynet {

/// How the samples of a run are looked at again.
struct Reanalysis {
    double discard = 0.0;  ///< share of every chain, from its beginning, that is left out
    double window_factor = usual_window_factor;  ///< S of the Γ-method
};

/// Mean, error, τ_int and R̂ of everything that a store keeps by chain and draw, one part for each
/// of its posteriors; exact values are those that `known` has of the same network and observable.
///
/// τ_int is in draws as they are kept: a long run keeps means of neighbouring draws.
///
/// @throws InvalidInput unless 0 ≤ discard < 1 and something is left
std::vector<NetworkRun> reanalyse(
    const std::vector<Group>& store, const Reanalysis& how, const Summary& known);

}  // namespace feynet
