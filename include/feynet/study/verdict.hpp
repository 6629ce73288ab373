#pragma once

#include "feynet/io/summary.hpp"
#include "feynet/study/run_settings.hpp"

#include <cstddef>
#include <string>

namespace feynet {

/// What the networks of a run are held to.
struct Expectation {
    VerdictSettings limits;
    std::size_t n_networks = 1;
    Index draws = 0;             ///< trajectories per chain that were asked for
    bool is_same_chain = false;  ///< the sampler is algebraically one for all linear networks
    std::string what = "path integral";  ///< what all networks sample, for people
};

/// Writes the verdict of one network and its reasons: "pass" when every R̂, every N/τ_int, every
/// pull and the p of the correlator keep the thresholds of the run file, "fail" otherwise.
void judge(const Expectation& expected, NetworkRun& run);

/// Takes its error bar and its pull from every number of a run, and says so.
void withhold_errors(NetworkRun& run);

/// The verdict of all networks together, and the sentence on which of their agreements are algebra.
void judge(const Expectation& expected, Summary& summary);

}  // namespace feynet
