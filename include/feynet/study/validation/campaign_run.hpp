#pragma once

#include "feynet/study/kept_run.hpp"
#include "feynet/study/validation/campaign_directory.hpp"

#include <functional>

namespace feynet {

/// What a campaign tells while it runs; several cases may tell something at once.
struct CampaignHooks {
    int n_threads = 0;  ///< 0: one per core
    std::function<bool()> stop = [] { return false; };
    /// A case is done, or stopped: what it gave.
    std::function<void(const ValidationCase&, const Summary&)> case_ends = [](const ValidationCase&,
                                                                              const Summary&) {};
};

/// Reads every case before anything is computed.
/// @throws ConfigError with the case and its first mistake
void check_cases(const CampaignPlan& plan);

/// Does what is missing of one case, from its checkpoints if there are any.
Summary run_case(
    const CampaignDirectory& campaign,
    const ValidationCase& one,
    const Keeping& keeping,
    const StudyHooks& hooks);

/// Does what is missing of all cases, several at once on the threads that their chains share. A
/// case that fails with an error stops the others, which keep their checkpoints.
void run_cases(
    const CampaignDirectory& campaign, const Keeping& keeping, const CampaignHooks& hooks);

}  // namespace feynet
