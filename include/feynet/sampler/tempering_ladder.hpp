#pragma once

#include "feynet/sampler/law_family.hpp"

#include <optional>
#include <vector>

namespace feynet {

/// The couplings of parallel tempering, and how they were found.
struct TemperingLadder {
    std::vector<double> couplings{1.0, 0.0};  ///< of the replicas, the wanted one first
    std::vector<double> refused{1.0};         ///< share of refused exchanges of each pair
};

/// Couplings that share out the refusals of a ladder equally: where the share of refused exchanges
/// grows from the first replica on,
///
///     Λ(λᵣ) = Σ refused up to r,
///
/// it is read linearly between them, and n replicas are laid out at equal distances of Λ.
std::vector<double> equal_refusals(const TemperingLadder& ladder, Index n_replicas);

/// Finds a ladder from λ = 1 to 0 in a deterministic pilot, on random numbers of the phase Pilot:
/// it starts with equal thermodynamic lengths (see Ladder), tempers a few chains and lays out
/// their refusals equally, three times.
///
/// @param n_replicas  if none is given, as many as make half of the exchanges refused
/// @throws InvalidInput if fewer than two replicas are asked for
/// Source  Syed, Bouchard-Côté, Deligiannidis & Doucet, J. R. Stat. Soc. B 84 (2022) 321,
///         arXiv:1905.02939 (equal refusals).
TemperingLadder tune_tempering(
    const LawFamily& family, std::optional<Index> n_replicas, const Stream& pilot);

}  // namespace feynet
