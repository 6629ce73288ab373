#include "feynet/study/run_settings.hpp"

#include "feynet/core/error.hpp"

namespace feynet {

void check_kept(Index kept) {
    constexpr Index least = 256;
    require(
        kept >= least && kept <= default_kept && (kept & (kept - 1)) == 0,
        "kept",
        "must be a power of two, {} … {}, got {}",
        least,
        default_kept,
        kept);
}

void check(const VerdictSettings& verdict) {
    require(verdict.rhat > 1.0, "rhat", "must be above 1, got {}", verdict.rhat);
    require(verdict.n_over_tau > 0.0, "n_over_tau", "must be positive, got {}", verdict.n_over_tau);
    require(verdict.pull > 0.0, "pull", "must be positive, got {}", verdict.pull);
    require(
        verdict.p >= 0.0 && verdict.p < 1.0,
        "p",
        "must be at least 0 and below 1, got {}",
        verdict.p);
}

}  // namespace feynet
