#include "feynet/study/validation/campaign_directory.hpp"

#include "feynet/core/error.hpp"
#include "feynet/io/own_directory.hpp"
#include "feynet/io/summary_reader.hpp"
#include "feynet/io/text_file.hpp"

namespace feynet {
namespace {

constexpr const char* plan_file = "campaign.toml";

std::string kept_plan_text(const RunDirectory& directory) {
    constexpr std::size_t largest = std::size_t{1} << 20U;
    return text_of_file(directory.file(plan_file), "the plan of a campaign", largest);
}

}  // namespace

CampaignDirectory::CampaignDirectory(RunDirectory directory, const CampaignPlan& plan)
    : directory_(std::move(directory)), plan_(plan) {
    if (is_one(directory_.path())) {
        require(
            kept_plan_text(directory_) == plan_.text(),
            "--out",
            "must be a new directory or that of the same campaign by the same build; {} has "
            "another "
            "{}",
            directory_.path().string(),
            plan_file);
        return;
    }
    directory_.write(plan_file, plan_.text());
}

CampaignDirectory CampaignDirectory::existing(const std::filesystem::path& path) {
    require(
        is_one(path),
        "DIR",
        "must be the directory of a campaign, {} has no {}",
        path.string(),
        plan_file);
    const RunDirectory directory = RunDirectory::made(path);
    return {directory, CampaignPlan::parse(kept_plan_text(directory), directory.file(plan_file))};
}

bool CampaignDirectory::is_one(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path / plan_file, error);
}

std::filesystem::path CampaignDirectory::path_of(const ValidationCase& one) const {
    return directory_.path() / "cases" / one.name;
}

RunDirectory CampaignDirectory::of_case(const ValidationCase& one) const {
    const std::filesystem::path path = path_of(one);
    make_own_directory(path.parent_path());
    make_own_directory(path);
    return RunDirectory::made(path);
}

std::optional<Summary> CampaignDirectory::summary(const ValidationCase& one) const {
    const std::filesystem::path path = path_of(one) / "summary.json";
    std::error_code error;
    return std::filesystem::exists(path, error) ? std::optional(read_summary(path)) : std::nullopt;
}

}  // namespace feynet
