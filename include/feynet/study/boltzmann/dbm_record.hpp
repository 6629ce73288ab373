#pragma once

#include "feynet/boltzmann/deep/deep_sampler.hpp"
#include "feynet/core/named_number.hpp"
#include "feynet/core/random.hpp"
#include "feynet/statistics/series.hpp"
#include "feynet/study/chain_run.hpp"

#include <array>

namespace feynet {

/// What the chains of one network measure.
struct DbmRecord {
    /// The numbers of a DeepLook, in its order.
    static std::array<NamedNumber, 5> numbers();

    VectorSeries looks;  ///< these numbers
    VectorSeries correlation;  ///< σᶻ₀ σᶻᵣ averaged along a ring, r = 0 … N/2; else of no meaning
    double seconds = 0.0;
};

/// Runs all chains of one network: warm-up, then one look after every sweep.
///
/// @param stream  of the part; every chain has its own numbers in it
DbmRecord run_network(
    const DeepSampler& sampler,
    Index n_spins,
    const ChainLengths& lengths,
    const Stream& stream,
    const Execution& execution);

}  // namespace feynet
