#include "feynet/study/validation/campaign_run.hpp"

#include "feynet/core/error.hpp"
#include "feynet/study/validation/campaign_report.hpp"
#include "io/scratch_directory.hpp"

#include <doctest/doctest.h>

#include <atomic>

namespace feynet::test::campaign_run_test {

namespace {

const CampaignPlan holography{.only = Theory::Holography};

CampaignDirectory campaign_in(const std::filesystem::path& path, const CampaignPlan& plan) {
    return {RunDirectory::made(path), plan};
}

std::string numbers_in(const CampaignDirectory& campaign) {
    return campaign_csv(account_of(campaign));
}

}  // namespace

TEST_CASE("Campaign: one that is stopped after every case ends with the same numbers") {
    const ScratchDirectory scratch;
    const CampaignDirectory whole = campaign_in(scratch.path() / "whole", holography);
    run_cases(whole, {}, {});
    CHECK(account_of(whole).verdict == "pass");
    CHECK_FALSE(
        std::filesystem::exists(scratch.path() / "whole" / "cases" / "friction" / "checkpoints"));

    const CampaignDirectory parts = campaign_in(scratch.path() / "parts", holography);
    CHECK(account_of(parts).verdict == "partial");
    for (std::size_t i = 0; i < holography.cases().size(); ++i) {
        std::atomic<bool> stops{false};
        CampaignHooks hooks{.n_threads = 1};
        hooks.stop = [&stops] { return stops.load(); };
        const std::size_t before = static_cast<std::size_t>(account_of(parts).n_done);
        hooks.case_ends = [&](const ValidationCase&, const Summary&) {
            stops = static_cast<std::size_t>(account_of(parts).n_done) > before;
        };
        const CampaignDirectory again = CampaignDirectory::existing(scratch.path() / "parts");
        run_cases(again, {}, hooks);
    }
    CHECK(numbers_in(parts) == numbers_in(whole));
}

TEST_CASE("Campaign: another seed gives other pulls, which are as good") {
    const ScratchDirectory scratch;
    CampaignPlan other = holography;
    other.seed = 2;
    const CampaignDirectory first = campaign_in(scratch.path() / "1", holography);
    const CampaignDirectory second = campaign_in(scratch.path() / "2", other);
    run_cases(first, {}, {});
    run_cases(second, {}, {});
    CHECK(
        account_of(first).pulls(NumberRole::Independent) !=
        account_of(second).pulls(NumberRole::Independent));
    CHECK(account_of(second).verdict == "pass");
}

TEST_CASE("Campaign: a directory belongs to one campaign") {
    const ScratchDirectory scratch;
    campaign_in(scratch.path() / "one", holography);
    CampaignPlan other = holography;
    other.seed = 2;
    CHECK(CampaignDirectory::is_one(scratch.path() / "one"));
    CHECK_FALSE(CampaignDirectory::is_one(scratch.path()));
    CHECK_NOTHROW(campaign_in(scratch.path() / "one", holography));
    CHECK_THROWS_AS(campaign_in(scratch.path() / "one", other), InvalidInput);
    CHECK_THROWS_AS(CampaignDirectory::existing(scratch.path()), InvalidInput);
    CHECK_NOTHROW(check_cases(CampaignPlan{}));
}

}  // namespace feynet::test::campaign_run_test
