#pragma once

#include "feynet/core/block.hpp"

#include <cstdint>
#include <string>

namespace feynet {

/// What stands above all sections of a run file.
struct HeaderSettings {
    std::string title = "A path integral";

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("title", self.title, "shown on the report");
    }
};

/// The thresholds of a verdict.
struct VerdictSettings {
    double rhat = 1.01;
    double n_over_tau = 50.0;
    double pull = 4.0;
    double p = 1e-3;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("rhat", self.rhat, "pass: every R̂ below this");
        visit("n_over_tau", self.n_over_tau, "pass: every N/τ_int at least this");
        visit("pull", self.pull, "pass: every |value − exact| within so many errors");
        visit("p", self.p, "pass: p of the correlator above this / number of networks");
    }
};

/// The section [run].
struct RunSettings {
    std::uint64_t seed = 1;

    template <typename Self, typename Visitor>
    static void visit_parameters(Self& self, Visitor&& visit) {
        visit("seed", self.seed, "same build and seed: same bits, for any number of threads");
    }
};

/// How many measurements of each chain a run keeps at most where its file is silent.
inline constexpr Index default_kept = Index{1} << 16U;

/// What the key `kept` means, for every section that has it.
inline constexpr const char* meaning_of_kept =
    "measurements kept per chain, a power of two; beyond, means of neighbours are";

/// @throws InvalidInput if `kept` is no power of two from 256 to default_kept
void check_kept(Index kept);

/// @throws InvalidInput naming the threshold that makes no sense
void check(const VerdictSettings& verdict);

}  // namespace feynet
