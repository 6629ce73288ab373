#include "validate_command.hpp"

#include "console.hpp"
#include "feynet/core/error.hpp"
#include "feynet/io/interrupt.hpp"
#include "feynet/io/run_lock.hpp"
#include "feynet/study/validation/campaign_report.hpp"
#include "feynet/study/validation/campaign_run.hpp"
#include "sampling.hpp"

#include <fmt/format.h>

#include <atomic>

namespace feynet {
namespace {

/// A new directory, or that of the same campaign, which is gone on with.
CampaignDirectory directory_for(const CampaignPlan& plan, const RunOptions& options) {
    if (!options.out) {
        return {RunDirectory::numbered("runs", "validation"), plan};
    }
    return {
        CampaignDirectory::is_one(*options.out) ? RunDirectory::made(*options.out)
                                                : RunDirectory::at(*options.out),
        plan};
}

ExitCode print_account(const CampaignAccount& account, const RunOptions& options) {
    print_text(options.json ? campaign_json(account) : campaign_text(account));
    if (account.verdict == "partial") {
        return ExitCode::StoppedEarly;
    }
    return account.verdict == "pass" ? ExitCode::Success : ExitCode::VerdictFailed;
}

std::vector<CampaignDirectory> campaigns_in(const std::vector<std::filesystem::path>& paths) {
    std::vector<CampaignDirectory> campaigns;
    for (const std::filesystem::path& path : paths) {
        campaigns.push_back(CampaignDirectory::existing(path));
    }
    return campaigns;
}

ExitCode run_campaign(
    const CampaignDirectory& campaign,
    const RunOptions& options,
    const std::vector<CampaignDirectory>& beside = {}) {
    const RunLock lock(campaign.directory().path());
    const auto n_cases = std::ssize(campaign.plan().cases());
    Progress progress("", n_cases, Progress::to_stderr(options.progress));
    progress.set_label(fmt::format("0/{} cases", n_cases));
    std::atomic<Index> n_done{0};
    CampaignHooks hooks;
    hooks.n_threads = options.n_threads;
    hooks.stop = stop_rule(options);
    hooks.case_ends = [&](const ValidationCase& one, const Summary& summary) {
        n_done += summary.verdict == "partial" ? 0 : 1;
        progress.set_label(fmt::format("{}/{} cases, {}", n_done.load(), n_cases, one.name));
        progress.update(1);
    };
    run_cases(campaign, keeping_of(options), hooks);
    progress.finish();
    const CampaignAccount account = account_of(campaign, beside);
    write_campaign(campaign.directory(), account, options.command_line);
    const ExitCode code = print_account(account, options);
    print_whereabouts(campaign.directory(), code);
    return code;
}

}  // namespace

ExitCode validate_command(const ValidateOptions& options) {
    const InterruptGuard guard;
    CampaignPlan plan;
    plan.length = options.full ? CampaignLength::Full : CampaignLength::Quick;
    plan.seed = options.run.seed.value_or(plan.seed);
    if (!options.only.empty()) {
        plan.only = theory_named("--only", options.only);
    }
    const std::vector<CampaignDirectory> beside = campaigns_in(options.beside);
    require_comparable(plan, beside);
    check_cases(plan);
    return run_campaign(directory_for(plan, options.run), options.run, beside);
}

ExitCode resume_campaign(const ResumeOptions& options) {
    require(
        !options.draws,
        "--draws",
        "must not be given for a campaign; its lengths are quick and full");
    const CampaignDirectory campaign = CampaignDirectory::existing(options.directory);
    check_cases(campaign.plan());
    return run_campaign(campaign, options.run);
}

}  // namespace feynet
