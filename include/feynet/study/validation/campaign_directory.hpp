#pragma once

#include "feynet/io/run_directory.hpp"
#include "feynet/io/summary.hpp"
#include "feynet/study/validation/campaign_plan.hpp"

#include <filesystem>
#include <optional>

namespace feynet {

/// The directory of a campaign: campaign.toml, which says what is run, and a run directory for each
/// case below cases/.
class CampaignDirectory {
public:
    /// Puts the plan into a directory, or finds that it is there.
    /// @throws InvalidInput if another campaign is there, or one of another build
    /// @throws IoError
    CampaignDirectory(RunDirectory directory, const CampaignPlan& plan);

    /// The campaign of a directory that was begun.
    /// @throws InvalidInput unless the directory has a campaign.toml of this build
    static CampaignDirectory existing(const std::filesystem::path& path);

    /// Whether a path is the directory of a campaign.
    static bool is_one(const std::filesystem::path& path);

    const RunDirectory& directory() const { return directory_; }
    const CampaignPlan& plan() const { return plan_; }

    /// The run directory of a case, made if need be.
    RunDirectory of_case(const ValidationCase& one) const;

    /// What a case has come to; nothing if it has not ended. Its verdict is "partial" where the run
    /// was stopped.
    /// @throws ConfigError if the file is damaged
    std::optional<Summary> summary(const ValidationCase& one) const;

private:
    std::filesystem::path path_of(const ValidationCase& one) const;

    RunDirectory directory_;
    CampaignPlan plan_;
};

}  // namespace feynet
