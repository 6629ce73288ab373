#include "feynet/study/validation/campaign_plan.hpp"

#include "feynet/io/config_error.hpp"

#include <doctest/doctest.h>

#include <set>

namespace feynet::test::campaign_plan_test {

TEST_CASE("Campaign plan: the file of a plan says all of it") {
    const CampaignPlan plan{.length = CampaignLength::Full, .only = Theory::Field, .seed = 7};

    const CampaignPlan again = CampaignPlan::parse(plan.text(), "campaign.toml");

    CHECK(again.text() == plan.text());
    CHECK(again.length == CampaignLength::Full);
    CHECK(again.only == Theory::Field);
    CHECK(again.seed == 7);
    CHECK(again.command() == "validate --full --only field --seed 7");
    CHECK(CampaignPlan{}.command() == "validate --quick --seed 1");
    CHECK_FALSE(CampaignPlan::parse(CampaignPlan{}.text(), "campaign.toml").only);
}

TEST_CASE("Campaign plan: what is no theory or no key is refused") {
    CHECK_THROWS_AS(
        CampaignPlan::parse("[campaign]\nonly = \"strings\"\n", "campaign.toml"), ConfigError);
    CHECK_THROWS_AS(CampaignPlan::parse("[campaign]\nlenght = 1\n", "c"), ConfigError);
}

TEST_CASE("Campaign plan: a theory alone has its cases and no other") {
    const CampaignPlan all;
    const CampaignPlan some{.only = Theory::Holography};
    CHECK(all.cases().size() == validation_cases().size());
    CHECK(some.cases().size() >= 3);
    for (const ValidationCase& one : some.cases()) {
        CHECK(one.theory == Theory::Holography);
    }
}

TEST_CASE("Campaign plan: every case of every campaign has a seed of its own") {
    std::set<std::uint64_t> seeds;
    std::size_t n = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        for (const ValidationCase& one : validation_cases()) {
            const std::uint64_t found = seed_of_case(seed, one.name);
            CHECK(found < std::uint64_t{1} << 63U);
            seeds.insert(found);
            ++n;
        }
    }
    CHECK(seeds.size() == n);
}

TEST_CASE("Campaign plan: every case is a run file without mistakes, quick and full") {
    for (const CampaignLength length : {CampaignLength::Quick, CampaignLength::Full}) {
        for (const ValidationCase& one : validation_cases()) {
            CAPTURE(one.name);
            const ReadRun run = run_of_case(one, {.length = length, .seed = 3});
            CHECK(run.study->title() == one.question);
            if (!one.independent.empty()) {
                CHECK(run.study->seed() == seed_of_case(3, one.name));
            }
        }
    }
}

}  // namespace feynet::test::campaign_plan_test
