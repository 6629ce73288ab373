#pragma once

#include "feynet/boltzmann/deep/projected_state.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/boltzmann/dbm_record.hpp"
#include "feynet/study/boltzmann/dbm_settings.hpp"

#include <optional>

namespace feynet {

/// What is known of one network.
struct DbmReference {
    std::optional<double> ground;             ///< E₀
    std::optional<ProjectedNumbers> network;  ///< all units summed
    std::optional<ProjectedNumbers> limit;    ///< the same τ, δτ → 0
};

/// The sums are known as long as the state fits into memory, and of every Ising ring.
DbmReference dbm_reference(
    const DbmSettings& settings, const ImaginaryTime& time, std::optional<double> ground);

/// Whether sums over all units of a network are quick enough for a curve of them.
bool has_quick_sums(const DbmSettings& settings);

/// Energies and neighbours of such a network.
ProjectedNumbers quick_sum(const DbmSettings& settings, const ImaginaryTime& time);

/// The same in the limit δτ → 0.
ProjectedNumbers quick_limit(const DbmSettings& settings, double tau);

/// The exact numbers of a network as a part of a run.
NetworkRun exact_part(const DbmSettings& settings, std::size_t k, const DbmReference& reference);

/// The measured ones beside them, and what keeps the energy from that of the ground state.
NetworkRun measured_part(
    const DbmSettings& settings,
    std::size_t k,
    const DbmReference& reference,
    const DbmRecord& record);

/// Holds a part to the sum of its network, and the energy above E₀.
///
/// @param is_longest  holds it to the relative error as well
void judge_part(const DbmSettings& settings, bool is_longest, NetworkRun& run);

}  // namespace feynet
