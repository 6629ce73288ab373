#include "feynet/study/validation/campaign_run.hpp"

#include "feynet/io/config_error.hpp"
#include "feynet/sampler/chains.hpp"

#include <fmt/format.h>

#include <atomic>

namespace feynet {

void check_cases(const CampaignPlan& plan) {
    for (const ValidationCase& one : plan.cases()) {
        try {
            run_of_case(one, plan);
        } catch (const ConfigError& error) {
            throw ConfigError(fmt::format("{}\nin case {}", error.what(), one.name));
        }
    }
}

Summary run_case(
    const CampaignDirectory& campaign,
    const ValidationCase& one,
    const Keeping& keeping,
    const StudyHooks& hooks) {
    std::optional<Summary> summary = campaign.summary(one);
    if (summary && summary->verdict != "partial") {
        return *summary;
    }
    const RunDirectory directory = campaign.of_case(one);
    std::error_code error;
    const bool is_begun = std::filesystem::exists(directory.file("resolved.toml"), error);
    const ReadRun run =
        is_begun ? begun_run(directory, std::nullopt) : run_of_case(one, campaign.plan());
    summary = sample_into(directory, run, keeping, hooks);
    if (summary->verdict != "partial") {
        // Nobody makes it longer, and they take ten times the room of its results.
        std::filesystem::remove_all(directory.file("checkpoints"), error);
    }
    return *summary;
}

void run_cases(
    const CampaignDirectory& campaign, const Keeping& keeping, const CampaignHooks& hooks) {
    std::atomic<bool> has_failed{false};
    StudyHooks case_hooks;
    case_hooks.execution.n_threads = hooks.n_threads;
    case_hooks.execution.stop = [&] { return has_failed || hooks.stop(); };
    const std::vector<ValidationCase> cases = campaign.plan().cases();
    const ThreadLimit limit(hooks.n_threads);
    for_each_block(std::ssize(cases), hooks.n_threads, [&](Index i) {
        if (case_hooks.execution.stop()) {
            return;
        }
        try {
            const ValidationCase& one = cases[static_cast<std::size_t>(i)];
            hooks.case_ends(one, run_case(campaign, one, keeping, case_hooks));
        } catch (...) {
            has_failed = true;
            throw;
        }
    });
}

}  // namespace feynet
